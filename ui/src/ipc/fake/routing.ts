// Routing rules in memory: where a submission's card goes, and why.

import type { Backend } from '../backend';
import type {
  BoardInfo,
  Explanation,
  Filter,
  Member,
  Priority,
  RoutedBy,
  RouteSubmissions,
  RoutingDestination,
  RoutingPreview,
  RoutingResult,
  RoutingRuleInfo,
  RuleTest,
  SubmissionCard,
  Tag,
} from '../bindings';
import type { FlowWorld } from './flow';
import { botId, positionOf } from './flowWorld';
import { run } from './imports';

type RoutingCommands = Pick<
  Backend,
  | 'listRoutingRules'
  | 'createRoutingRule'
  | 'updateRoutingRule'
  | 'moveRoutingRule'
  | 'deleteRoutingRule'
  | 'testRouting'
  | 'previewRouting'
  | 'applyRouting'
>;

export interface FakeRule {
  id: string;
  flowApp: string;
  name: string;
  filter: Filter;
  board: string;
  phase: string | null;
  priority: Priority | null;
  assignee: string | null;
  isOn: boolean;
}

export interface FakeRouting extends RoutingCommands {
  cardOf(position: number): SubmissionCard | null;
  routedBy(position: number): RoutedBy | null;
}

const SUBMISSION = { of: 'submission' } as const;

function destinationOf(
  boards: BoardInfo[],
  members: Member[],
  rule: Omit<FakeRule, 'id' | 'flowApp' | 'name' | 'filter' | 'isOn'>,
): RoutingDestination {
  const board = boards.find(({ id }) => id === rule.board);
  const phase = board?.phases.find(({ id }) => id === rule.phase) ?? board?.phases[0];
  return {
    board: rule.board,
    boardName: board?.name ?? 'Old pipeline',
    boardColor: board?.color ?? 'gray',
    phase: phase?.id ?? '',
    phaseName: phase?.name ?? 'New',
    priority: rule.priority,
    assignee: members.find(({ id }) => id === rule.assignee) ?? null,
  };
}

let team: () => Member[] = () => [];

export function ruleInfo(world: FlowWorld, rule: FakeRule): RoutingRuleInfo {
  const isThere = world.boards().some(({ id }) => id === rule.board);
  return {
    id: rule.id,
    flowApp: rule.flowApp,
    name: rule.name,
    filter: rule.filter,
    summary: world.filters().wordsFor(SUBMISSION, rule.filter),
    destination: destinationOf(world.boards(), team(), rule),
    isOn: rule.isOn,
    problem: isThere ? null : 'The board “Old pipeline” was deleted. Choose another board for this rule.',
  };
}

export function createFakeRouting(world: FlowWorld, members: () => Member[], tell: (tags: Tag[]) => void): FakeRouting {
  team = members;
  const said = <T>(answer: T): T => {
    tell(['flow_apps', 'submissions', 'boards']);
    return answer;
  };
  const rulesOf = (app: string | null) => world.state.rules.filter(({ flowApp }) => app === null || flowApp === app);
  const ruleAt = (id: string): FakeRule => {
    const rule = world.state.rules.find((each) => each.id === id);
    if (!rule) throw new Error(`No rule ${id}`);
    return rule;
  };
  const tests = new Map<Filter, (position: number) => boolean>();
  const testOf = (filter: Filter) => {
    try {
      return world.filters().passesFor(SUBMISSION, filter);
    } catch {
      return () => false;
    }
  };
  const passes = (filter: Filter, position: number) => {
    const test = tests.get(filter) ?? testOf(filter);
    tests.set(filter, test);
    return test(position);
  };
  const hasBoard = (rule: FakeRule) => world.boards().some(({ id }) => id === rule.board);
  const isBroken = (rule: FakeRule) => !hasBoard(rule);

  const explain = (filter: Filter, position: number): Explanation => {
    const words = world.filters().wordsFor(SUBMISSION, filter);
    const held = passes(filter, position);
    const group = (kind: Explanation['kind'], parts: Filter[]): Explanation => ({
      kind,
      words,
      held,
      because: '',
      parts: parts.map((part) => explain(part, position)),
    });
    if ('all' in filter && filter.all) return group('all', filter.all);
    if ('any' in filter && filter.any) return group('any', filter.any);
    if ('not' in filter && filter.not) return group('not', [filter.not]);
    const name = 'field' in filter ? filter.field : '';
    const have =
      world
        .fields()
        .find(({ field }) => field === name)
        ?.have(position, 0) ?? [];
    const noun = name.startsWith('answer.') ? 'answer' : 'value';
    const because =
      have.length === 0
        ? `There is no ${noun}.`
        : `The ${noun} is ${have.map((each) => each.toLocaleString('en')).join(', ')}.`;
    return { kind: 'condition', words, held, because, parts: [] };
  };

  const tried = (app: string | null, position: number): { rules: RuleTest[]; fired: FakeRule | null } => {
    let fired: FakeRule | null = null;
    const rules = rulesOf(app ?? '').map((rule): RuleTest => {
      const test = { rule: rule.id, name: rule.name, explanation: null };
      if (!rule.isOn) return { ...test, outcome: 'off', reason: 'The rule is switched off.' };
      if (isBroken(rule)) return { ...test, outcome: 'broken', reason: ruleInfo(world, rule).problem ?? '' };
      if (fired) return { ...test, outcome: 'not_reached', reason: `“${fired.name}” fires before it.` };
      const explanation = explain(rule.filter, position);
      if (!explanation.held) {
        return { ...test, outcome: 'not_matched', reason: 'Its conditions do not hold.', explanation };
      }
      fired = rule;
      return { ...test, outcome: 'fires', reason: 'It is the first rule that matches.', explanation };
    });
    return { rules, fired };
  };
  const resultOf = (bot: number, fired: FakeRule | null): RoutingResult => {
    const { board, name } = world.state.bots[bot] ?? { board: null, name: '' };
    if (fired) {
      const destination = destinationOf(world.boards(), members(), fired);
      return { kind: 'rule', rule: fired.id, name: fired.name, destination };
    }
    if (board === null)
      return { kind: 'none', reason: `No rule matches, and “${name}” has no default board: no card is made.` };
    const home = { board, phase: null, priority: null, assignee: null };
    return { kind: 'default_board', destination: destinationOf(world.boards(), members(), home) };
  };
  const route = (position: number): RoutingResult => {
    const { bot } = world.at(position);
    const rules = rulesOf(world.state.bots[bot]?.flowApp ?? '');
    return resultOf(bot, rules.find((rule) => rule.isOn && hasBoard(rule) && passes(rule.filter, position)) ?? null);
  };
  const hasCard = (position: number) => {
    const { status, isTest } = world.at(position);
    return status === 'completed' && !isTest && (position % 4 !== 1 || world.state.routed.includes(position));
  };

  const looked = ({ scope }: RouteSubmissions): number[] =>
    Array.from({ length: Math.min(world.submissions, 600) }, (_, position) => position).filter((position) => {
      const { bot, status, isTest } = world.at(position);
      const isIn = scope.kind === 'bot' ? botId(bot) === scope.bot : world.state.bots[bot]?.flowApp === scope.flowApp;
      return isIn && status === 'completed' && !isTest;
    });
  const previewOf = (input: RouteSubmissions): RoutingPreview & { positions: number[] } => {
    const wanted = looked(input).filter((position) => !hasCard(position));
    const preview: RoutingPreview & { positions: number[] } = {
      lookedAt: wanted.length,
      made: 0,
      moved: 0,
      staying: 0,
      nowhere: 0,
      touched: input.which === 'untouched' ? 3 : 0,
      destinations: [],
      sample: [],
      problems: world.state.rules
        .filter((rule) => rule.isOn && isBroken(rule))
        .map((rule) => ruleInfo(world, rule).problem ?? ''),
      positions: wanted,
    };
    for (const position of wanted) {
      const result = route(position);
      if (result.kind === 'none') {
        preview.nowhere += 1;
        continue;
      }
      const { board, boardName, phase, phaseName } = result.destination;
      preview.made += 1;
      const known = preview.destinations.find((each) => each.phase === phase);
      if (known) known.made += 1;
      else preview.destinations.push({ board, boardName, phase, phaseName, made: 1, moved: 0 });
      const { id, contact, bot } = world.at(position);
      const botName = world.state.bots[bot]?.name ?? '';
      if (preview.sample.length < 20) {
        preview.sample.push({
          submission: id,
          title: contact?.name ?? botName,
          bot: botName,
          from: null,
          to: `${boardName} / ${phaseName}`,
          rule: result.kind === 'rule' ? result.name : null,
        });
      }
    }
    return preview;
  };

  return {
    cardOf(position) {
      if (!hasCard(position)) return null;
      const result = route(position);
      if (result.kind === 'none') return null;
      const { board, boardName, phase, phaseName } = result.destination;
      const { contact, bot } = world.at(position);
      const title = contact?.name ?? world.state.bots[bot]?.name ?? '';
      return { id: `card-${position}`, title, board, boardName, phase, phaseName, inBin: false };
    },
    routedBy(position) {
      const result = route(position);
      if (result.kind === 'rule') return { kind: 'rule', rule: result.rule, name: result.name };
      return result.kind === 'default_board' ? { kind: 'default_board' } : null;
    },
    listRoutingRules: async ({ flowApp }) => rulesOf(flowApp).map((rule) => ruleInfo(world, rule)),
    async createRoutingRule(input) {
      const operation = world.keep();
      const rule: FakeRule = { ...input, id: crypto.randomUUID() };
      world.state.rules = [...world.state.rules, rule];
      return said({ rule: ruleInfo(world, rule), operation });
    },
    async updateRoutingRule({ rule: id, name, filter, board, phase, priority, assignee, isOn }) {
      const operation = world.keep();
      const was = ruleAt(id);
      const next: FakeRule = {
        ...was,
        name: name ?? was.name,
        filter: filter ?? was.filter,
        board: board ?? was.board,
        phase: phase ?? (board ? null : was.phase),
        priority: priority ? priority.to : was.priority,
        assignee: assignee ? assignee.to : was.assignee,
        isOn: isOn ?? was.isOn,
      };
      world.state.rules = world.state.rules.map((rule) => (rule.id === id ? next : rule));
      return said({ rule: ruleInfo(world, next), operation });
    },
    async moveRoutingRule({ rule: id, before }) {
      const operation = world.keep();
      const rule = ruleAt(id);
      const others = world.state.rules.filter((each) => each.id !== id);
      const index = before === null ? others.length : others.findIndex((each) => each.id === before);
      world.state.rules = others.toSpliced(index, 0, rule);
      return said({ operation });
    },
    async deleteRoutingRule({ rule: id }) {
      const operation = world.keep();
      world.state.rules = world.state.rules.filter((rule) => rule.id !== id);
      return said({ operation });
    },
    async testRouting({ submission, bot, answers }) {
      const index =
        submission === null
          ? world.state.bots.findIndex((_, at) => botId(at) === bot)
          : world.at(positionOf(submission)).bot;
      const position = submission === null ? -1 : positionOf(submission);
      const kept = world.at;
      // Answers as typed stand in for those of a submission that was never sent.
      world.at = (at) => {
        const real = kept(at < 0 ? 0 : at);
        if (at >= 0 && at !== position) return real;
        const texts = new Map(answers.map(({ name, text }) => [name, text]));
        const given = real.answers.map((each) => ({
          ...each,
          text: texts.get(each.name) ?? (at < 0 ? '' : each.text),
        }));
        return {
          ...real,
          bot: index,
          answers: given,
          ...(at < 0 ? { contact: null, status: 'completed' as const, isTest: false } : {}),
        };
      };
      try {
        const app = world.state.apps.find(({ id }) => id === world.state.bots[index]?.flowApp);
        const { rules, fired } = tried(app?.id ?? null, position);
        const real = world.at(position);
        const notes = [
          ...(real.status === 'incomplete'
            ? ['The submission is incomplete: it makes a card once it is completed.']
            : []),
          ...(real.isTest ? ['It is a test: tests make no cards.'] : []),
          ...(position >= 0 && hasCard(position) ? ['It has its card already: routing makes no second one.'] : []),
        ];
        return {
          bot: botId(index),
          botName: world.state.bots[index]?.name ?? '',
          flowApp: app?.id ?? null,
          flowAppName: app?.name ?? '',
          rules,
          result: resultOf(index, fired),
          notes,
        };
      } finally {
        world.at = kept;
      }
    },
    async previewRouting(input) {
      const { positions: _, ...preview } = previewOf(input);
      return preview;
    },
    async applyRouting({ job, ...input }, onProgress) {
      const { made, moved, nowhere, positions } = previewOf(input);
      if (made > 100) await run(job, 'changing', made, onProgress, 2);
      const operation = world.keep();
      if (nowhere < positions.length) world.state.routed = [...world.state.routed, ...positions];
      return said({ made, moved, operation: made + moved > 0 ? operation : null });
    },
  };
}
