import type { RecordFile, RecordImportReport, RecordTarget, RecordTypeInfo } from '../../bindings';

/** A file of records as the core looks at it: what is in it, and where it seems to belong. */
export function recordFile(path: string, type: RecordTypeInfo): RecordFile {
  const fields = type.fields.filter(({ archived }) => !archived).slice(0, 4);
  const unique = type.fields.find((field) => field.unique);
  const columns: RecordFile['columns'] = [
    ...fields.map((field, index) => ({
      header: field.label,
      samples: index === 0 ? ['Website for Acme Corp', 'Rebrand for Studio Bianchi', 'Shop'] : ['12,500', '900', ''],
      filled: index === 0 ? 128 : 96,
      target: { kind: 'field', key: field.key } as const,
    })),
    ...(unique && !fields.includes(unique)
      ? [
          {
            header: unique.label,
            samples: ['D-20001', 'D-20002', 'D-20003'],
            filled: 128,
            target: { kind: 'field', key: unique.key } as const,
          },
        ]
      : []),
    {
      header: 'Customer e-mail',
      samples: ['ana@example.org', 'kim@example.org; lee@example.org'],
      filled: 120,
      target: { kind: 'contact', role: type.roles.find(({ isDefault }) => isDefault)?.id ?? null },
    },
    { header: 'Remarks of the old system', samples: ['moved from v1'], filled: 12, target: { kind: 'ignore' } },
  ];
  return {
    path,
    name: path.split('/').at(-1) ?? path,
    recognisedAs: 'CSV with commas',
    columns,
    key: unique ? { kind: 'field', key: unique.key } : null,
    rows: 128,
    problems: [],
  };
}

export function recordReport(columns: RecordTarget[], key: RecordTarget | null, operation: string): RecordImportReport {
  const rejections = [
    { row: 17, reason: 'Amount: “about ten” is no number.' },
    { row: 96, reason: 'Name: a value is needed.' },
  ];
  const updated = key === null ? 0 : 44;
  return {
    rows: 128,
    created: 128 - updated - 6 - rejections.length,
    updated,
    unchanged: 6,
    rejected: rejections.length,
    linked: columns.some(({ kind }) => kind === 'contact') ? 117 : 0,
    rejections,
    warnings: columns.some(({ kind }) => kind === 'contact')
      ? ['3 rows name an e-mail that no contact has; their records were made without that link.']
      : [],
    operation,
    rejects: 'rejects-of-records',
  };
}
