// Flow apps, bots and their submissions in memory. Routing rules are in `routing.ts`.

import type { Backend } from '../backend';
import type {
  BoardInfo,
  BotDetail,
  BotSummary,
  FlowAppInfo,
  RecordAnswer,
  RecordTypeInfo,
  RoutingRuleInfo,
  SubmissionRow,
  Tag,
} from '../bindings';
import { IpcError } from '../error';
import type { FakeField, FakeSubject } from './filterFields';
import { foldText } from './filterOps';
import type { FakeFilters } from './filters';
import {
  BOT_NAMES,
  botId,
  detailOf,
  type FakeSubmission,
  flowAppId,
  positionOf,
  QUESTIONS,
  submissionAt,
  submissionFields,
  submissionSubject,
} from './flowWorld';
import { type FakeRouting, type FakeRule, ruleInfo } from './routing';

type FlowCommands = Pick<
  Backend,
  | 'listFlowApps'
  | 'createFlowApp'
  | 'updateFlowApp'
  | 'moveFlowApp'
  | 'deleteFlowApp'
  | 'listBots'
  | 'getBot'
  | 'updateBot'
  | 'listSubmissions'
  | 'getSubmission'
>;

interface FakeApp {
  id: string;
  name: string;
  description: string;
}

interface FakeBot {
  name: string;
  flowApp: string | null;
  board: string | null;
  recordType: string | null;
  mapping: RecordAnswer[];
}

/** All that can be undone, as it is now. */
export interface FlowState {
  apps: FakeApp[];
  bots: FakeBot[];
  rules: FakeRule[];
  /** Submissions by place that have another contact than they came with; null for none. */
  linked: Record<number, { id: string; name: string } | null>;
  /** Places of submissions whose card was made since. */
  routed: number[];
}

export interface FlowAbout {
  now: number;
  /** How many people there are. */
  size: number;
  submissions: number;
  tell(tags: Tag[]): void;
  filters(): Pick<FakeFilters, 'passesFor' | 'wordsFor' | 'contactFields'>;
  contactPosition(id: string): number;
  contactName(id: string): string;
  boards(): BoardInfo[];
  recordTypes(): RecordTypeInfo[];
}

/** What routing and the fake as a whole ask of the flow. */
export interface FlowWorld extends FlowAbout {
  state: FlowState;
  at(position: number): FakeSubmission;
  fields(): FakeField[];
  /** Notes what there was, and names the change that follows. */
  keep(): string;
}

export interface FakeFlow extends FlowCommands {
  world: FlowWorld;
  subject(): FakeSubject;
  link(submission: string, contact: string): string;
  undo(operation: string): number | undefined;
}

const NONE = { field: null, existing: null, path: null };
export const notFound = (what: string) =>
  new IpcError({ code: 'not_found', message: `There is no such ${what}.`, details: NONE });
export const invalid = (field: string, message: string) =>
  new IpcError({ code: 'invalid', message, details: { ...NONE, field } });

export function createFakeFlow(about: FlowAbout, rules: FakeRule[], routing: () => FakeRouting): FakeFlow {
  const { now, size, submissions: total, tell } = about;
  let before: { operation: string; state: FlowState }[] = [];
  const first: FlowState = {
    apps: [
      { id: flowAppId(0), name: 'Sales', description: 'From a question on the website to a signed offer.' },
      { id: flowAppId(1), name: 'Support', description: '' },
    ],
    bots: BOT_NAMES.map((name, index) => ({
      name,
      flowApp: index === 1 ? null : flowAppId(index === 0 ? 0 : 1),
      board: index === 0 ? (about.boards()[0]?.id ?? null) : null,
      recordType: index === 0 ? (about.recordTypes()[0]?.id ?? null) : null,
      mapping: [],
    })),
    rules,
    linked: {},
    routed: [],
  };
  const world: FlowWorld = {
    ...about,
    state: size === 0 ? { apps: [], bots: [], rules: [], linked: {}, routed: [] } : first,
    at(position) {
      const made = submissionAt(position, size, now);
      const other = world.state.linked[position];
      return other === undefined ? made : { ...made, contact: other && { ...other, inBin: false } };
    },
    fields: () => {
      const contactOf = (position: number) => {
        const contact = world.at(position).contact;
        return contact === null ? null : about.contactPosition(contact.id);
      };
      return [
        ...submissionFields(
          (position) => world.at(position),
          () => world.state.apps,
          (bot) => world.state.bots[bot]?.flowApp ?? null,
        ),
        ...about.filters().contactFields(contactOf),
      ];
    },
    keep() {
      const operation = crypto.randomUUID();
      before = [...before, { operation, state: structuredClone(world.state) }];
      return operation;
    },
  };
  const said = <T>(answer: T): T => {
    tell(['flow_apps', 'submissions']);
    return answer;
  };

  const count = total;
  const ofBot = Math.ceil(count / 3);
  const botInfo = (index: number): BotSummary => {
    const { name, flowApp, board, recordType } = world.state.bots[index] as FakeBot;
    const home = about.boards().find(({ id }) => id === board);
    const type = about.recordTypes().find(({ id }) => id === recordType);
    return {
      id: botId(index),
      name,
      flowApp: world.state.apps.find(({ id }) => id === flowApp)?.name ?? '',
      flowAppId: flowApp,
      submissionCount: ofBot,
      counts: {
        completed: Math.floor(ofBot * 0.78),
        incomplete: ofBot - Math.floor(ofBot * 0.78) - Math.floor(ofBot / 41),
        tests: Math.floor(ofBot / 41),
        unmatched: Math.floor(ofBot / 29),
      },
      lastSubmissionAt: ofBot === 0 ? null : world.at(index).at,
      defaultBoard: home ? { id: home.id, name: home.name, color: home.color, isDeleted: false } : null,
      recordType: type ? { id: type.id, name: type.name, isDeleted: false } : null,
    };
  };
  const botIndex = (id: string) => {
    const index = world.state.bots.findIndex((_, at) => botId(at) === id);
    if (index < 0) throw notFound('bot');
    return index;
  };

  const appInfo = ({ id, name, description }: FakeApp): FlowAppInfo => {
    const own: RoutingRuleInfo[] = world.state.rules
      .filter(({ flowApp }) => flowApp === id)
      .map((rule) => ruleInfo(world, rule));
    return {
      id,
      name,
      description,
      bots: world.state.bots.flatMap((bot, index) =>
        bot.flowApp === id ? [{ id: botId(index), name: bot.name, submissionCount: ofBot }] : [],
      ),
      boards: about
        .boards()
        .filter((board) => board.flowApp?.id === id)
        .map(({ id: board, name: called, color, cardCount }) => ({ id: board, name: called, color, cardCount })),
      recordTypes: about
        .recordTypes()
        .filter((type) => type.flowApp === id)
        .map(({ id: type, plural, icon, color, recordCount }) => ({ id: type, plural, icon, color, recordCount })),
      rules: own.length,
      rulesWithProblem: own.filter(({ isOn, problem }) => isOn && problem !== null).length,
    };
  };
  const appOf = (id: string): FakeApp => {
    const app = world.state.apps.find((each) => each.id === id);
    if (!app) throw notFound('flow app');
    return app;
  };

  const rowOf = (position: number): SubmissionRow => {
    const submission = world.at(position);
    const { id, bot, status, isTest, at, contact, answers } = submission;
    const [type] = about.recordTypes();
    return {
      id,
      bot: botId(bot),
      botName: world.state.bots[bot]?.name ?? '',
      status,
      isTest,
      startedAt: at,
      completedAt: status === 'completed' ? at : null,
      at,
      contact,
      preview: answers.filter(({ text }) => text !== '').slice(0, 3),
      card: routing().cardOf(position),
      record:
        type && bot === 0 && status === 'completed' && !isTest && position % 3 === 0
          ? {
              id: `r-${position}`,
              recordType: type.id,
              typeName: type.name,
              title: contact?.name ?? BOT_NAMES[bot] ?? '',
              inBin: false,
            }
          : null,
    };
  };

  return {
    world,
    subject: () => submissionSubject(world.fields(), count),
    link(submission, contact) {
      const operation = world.keep();
      world.state.linked[positionOf(submission)] = { id: contact, name: about.contactName(contact) };
      tell(['submissions', 'contacts']);
      return operation;
    },
    undo(operation) {
      const found = before.find((each) => each.operation === operation);
      if (!found) return undefined;
      before = before.filter((each) => each !== found);
      world.state = found.state;
      return said(1);
    },
    listFlowApps: async () => world.state.apps.map(appInfo),
    async createFlowApp({ name, description }) {
      if (world.state.apps.some((app) => foldText(app.name) === foldText(name))) {
        throw invalid('name', `There is a flow app “${name}” already. Choose another name.`);
      }
      const operation = world.keep();
      const app = { id: crypto.randomUUID(), name, description: description ?? '' };
      world.state.apps = [...world.state.apps, app];
      return said({ flowApp: appInfo(app), operation });
    },
    async updateFlowApp({ flowApp, name, description }) {
      const operation = world.keep();
      const was = appOf(flowApp);
      const next = { ...was, name: name ?? was.name, description: description ?? was.description };
      world.state.apps = world.state.apps.map((app) => (app.id === flowApp ? next : app));
      return said({ flowApp: appInfo(next), operation });
    },
    async moveFlowApp({ flowApp, before: next }) {
      const operation = world.keep();
      const app = appOf(flowApp);
      const others = world.state.apps.filter(({ id }) => id !== flowApp);
      const index = next === null ? others.length : others.findIndex(({ id }) => id === next);
      world.state.apps = others.toSpliced(index, 0, app);
      return said({ operation });
    },
    async deleteFlowApp({ flowApp }) {
      const operation = world.keep();
      appOf(flowApp);
      world.state.apps = world.state.apps.filter(({ id }) => id !== flowApp);
      world.state.bots = world.state.bots.map((bot) => (bot.flowApp === flowApp ? { ...bot, flowApp: null } : bot));
      world.state.rules = world.state.rules.filter((rule) => rule.flowApp !== flowApp);
      return said({ operation });
    },
    listBots: async () => world.state.bots.map((_, index) => botInfo(index)),
    async getBot({ bot, by, since }): Promise<BotDetail> {
      const index = botIndex(bot);
      const step = by === 'week' ? 7 : 30;
      const days = since === null ? 364 : Math.round((now - Date.parse(since)) / 86_400_000);
      const stretches = Math.max(1, Math.ceil(days / step));
      return {
        bot: botInfo(index),
        description: index === 0 ? 'Asks visitors of the website what they need, and for their budget.' : '',
        externalId: index === 0 ? 'bot_quote_request' : null,
        questions: QUESTIONS.map((each, at) => ({
          ...each,
          isInferred: each.isInferred || index === 2,
          answered: Math.floor(ofBot * (1 - at * 0.13)),
        })),
        answersOf: Math.min(ofBot, 20_000),
        history: Array.from({ length: stretches }, (_, at) => ({
          from: new Date(now - (stretches - at) * step * 86_400_000).toISOString().slice(0, 10),
          completed: 20 + ((at * 37) % 50) + at,
          incomplete: 3 + ((at * 13) % 12),
          tests: at % 5 === 0 ? 2 : 0,
        })),
        mapping:
          index === 2
            ? null
            : {
                savedAt: new Date(now - 3 * 86_400_000).toISOString(),
                columns: [
                  { header: 'email', label: 'Where can we reach you?', target: 'email', targetLabel: 'E-mail' },
                  { header: 'name', label: 'What is your name?', target: 'full_name', targetLabel: 'Name' },
                  { header: 'budget', label: 'What is your budget?', target: 'field:budget', targetLabel: 'Budget' },
                  { header: 'details', label: 'Tell us about your project', target: 'answer', targetLabel: 'Answer' },
                ],
              },
        recordMapping: world.state.bots[index]?.mapping ?? [],
        firstSubmissionAt: count === 0 ? null : world.at(count - 1).at,
      };
    },
    async updateBot({ bot, name, flowApp, defaultBoard, recordType, recordMapping }) {
      const operation = world.keep();
      const index = botIndex(bot);
      world.state.bots = world.state.bots.map((was, at) =>
        at === index
          ? {
              name: name ?? was.name,
              flowApp: flowApp ? flowApp.to : was.flowApp,
              board: defaultBoard ? defaultBoard.to : was.board,
              recordType: recordType ? recordType.to : was.recordType,
              mapping: recordMapping ?? (recordType ? [] : was.mapping),
            }
          : was,
      );
      return said({ bot: botInfo(index), operation });
    },
    async listSubmissions({ search, bot, status, filter, withTests, unmatchedOnly, sort, offset, limit }) {
      const words = foldText(search).split(' ').filter(Boolean);
      const isAll = words.length === 0 && bot === null && status === null && withTests && !unmatchedOnly && !filter;
      const passes = about.filters().passesFor({ of: 'submission' }, filter ?? { all: [] });
      const all = Array.from({ length: size === 0 ? 0 : count }, (_, index) =>
        sort === 'newest' ? index : count - 1 - index,
      );
      const found = isAll
        ? all
        : all.filter((position) => {
            const each = world.at(position);
            const have = foldText([...each.answers.map(({ text }) => text), each.contact?.name].join(' '));
            return (
              (withTests || !each.isTest) &&
              (bot === null || botId(each.bot) === bot) &&
              (status === null || each.status === status) &&
              (!unmatchedOnly || (each.contact === null && !each.isTest)) &&
              words.every((word) => have.includes(word)) &&
              passes(position)
            );
          });
      return { total: found.length, submissions: found.slice(offset, offset + limit).map(rowOf) };
    },
    async getSubmission({ submission }) {
      const position = positionOf(submission);
      if (!(position < count)) throw notFound('submission');
      const row = rowOf(position);
      return {
        submission: detailOf(world.at(position)),
        bot: row.bot,
        contact: row.contact,
        card: row.card,
        routedBy: row.card === null ? null : routing().routedBy(position),
        record: row.record,
      };
    },
  };
}
