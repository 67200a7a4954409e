import { expect, it } from 'vitest';
import { hueOf, initialsOf } from './identityColor';

it.each([
  ['Ana Ruiz', 'AR'],
  ['ana', 'A'],
  ['Jean-Luc de la Cruz', 'JC'],
  ['Đặng Nguyễn', 'ĐN'],
  ['李 小龙', '李'],
  ['محمد الأحمد', 'م'],
  ['ana.ruiz@example.org', 'A'],
  ['+34 600 111 222', '3'],
  ['🙂', '?'],
  ['', '?'],
])('the initials of “%s” are “%s”', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it('a colour belongs to the id, not to the session', () => {
  expect(hueOf('01930000-0000-7000-8000-000000000001')).toBe(hueOf('01930000-0000-7000-8000-000000000001'));
  expect(hueOf('vip')).toBeLessThan(360);
});
