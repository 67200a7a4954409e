const LABELS: Record<string, string> = {
  first_name: 'First name',
  last_name: 'Last name',
  name: 'Name',
  email: 'E-mail',
  emails: 'E-mails',
  primary_email: 'Primary e-mail',
  phone: 'Phone',
  phones: 'Phones',
  primary_phone: 'Primary phone',
  source: 'Source',
  tags: 'Tags',
};

/** The label of a contact's field; a key without one is shown with its underscores as spaces. */
export function fieldLabel(field: string): string {
  const label = LABELS[field];
  if (label !== undefined) return label;
  const words = field.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
