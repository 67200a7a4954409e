import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Providers } from '../../../app/Providers';
import type { Explanation } from '../../../ipc';
import { mockIpc } from '../../../ipc/mock';
import { ExplanationTree } from './ExplanationTree';

const condition = (words: string, held: boolean, because = ''): Explanation => ({
  kind: 'condition',
  words,
  held,
  because,
  parts: [],
});

function draw(explanation: Explanation) {
  mockIpc({});
  render(
    <Providers>
      <ExplanationTree explanation={explanation} />
    </Providers>,
  );
}

describe('why a rule matches or not', () => {
  it('says of each condition whether it held, and what there was', () => {
    draw({
      kind: 'all',
      words: '',
      held: false,
      because: '',
      parts: [
        condition('Service is Design', true, 'The answer is Design.'),
        condition('Budget is more than 10,000', false, 'The answer is 8,000.'),
      ],
    });
    const [service, budget] = screen.getAllByRole('listitem');
    expect(service).toHaveTextContent('Held: Service is Design The answer is Design.');
    expect(budget).toHaveTextContent('Did not hold: Budget is more than 10,000 The answer is 8,000.');
    expect(screen.queryByText('All of these')).toBeNull();
  });

  it('says “none of these” once, over what it excludes', () => {
    const any: Explanation = {
      kind: 'any',
      words: '',
      held: false,
      because: '',
      parts: [condition('City is Leeds', false), condition('City is Berlin', false)],
    };
    draw({ kind: 'not', words: '', held: true, because: '', parts: [any] });
    const group = screen.getByText('None of these').closest('li') as HTMLElement;
    expect(within(group).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByText('Any of these')).toBeNull();
  });

  it('says so where a rule asks for nothing', () => {
    draw({ kind: 'all', words: 'Everybody', held: true, because: '', parts: [] });
    expect(screen.getByRole('listitem')).toHaveTextContent('Held: Every submission matches');
  });
});
