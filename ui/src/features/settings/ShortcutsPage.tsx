import { ShortcutTable } from '../palette/ShortcutTable';

export function ShortcutsPage() {
  return <ShortcutTable />;
}
