import type { Backend } from '../backend';
import type {
  Actor,
  BoardInfo,
  BoardPhase,
  CardComment,
  CardDetail,
  CardEvent,
  CardEventKind,
  CardSummary,
  ContactCard,
  FieldChange,
  Filter,
  Member,
  NewPhase,
  PhaseInfo,
  Tag,
  TimelineEntry,
} from '../bindings';
import { IpcError } from '../error';
import { cardAt, TEMPLATES } from './boardSeeds';
import { firstEvents, sorted, words } from './cardOrder';
import { FLOW_BOARDS } from './flowWorld';
import { personAt, positionOf } from './people';

type BoardCommands = Pick<
  Backend,
  | 'listBoards'
  | 'listBoardTemplates'
  | 'getBoard'
  | 'createBoard'
  | 'updateBoard'
  | 'moveBoard'
  | 'deleteBoard'
  | 'createPhase'
  | 'updatePhase'
  | 'movePhase'
  | 'deletePhase'
  | 'listCards'
  | 'getCard'
  | 'createCard'
  | 'updateCard'
  | 'moveCard'
  | 'deleteCards'
  | 'restoreCards'
  | 'addComment'
  | 'updateComment'
  | 'deleteComment'
  | 'listContactCards'
>;

export interface FakeBoards extends BoardCommands {
  /** Takes a change back; nothing where it was none of boards. */
  undo(operation: string): number | undefined;
  /** Every card, in the order of its board. */
  cards(): CardSummary[];
  boards(): BoardInfo[];
  /** How many cards are about a contact. */
  totalOf(contact: string): number;
  /** What happened to the cards of a contact. */
  entriesOf(contact: string): TimelineEntry[];
}

interface Options {
  size: number;
  now: number;
  tell: (tags: Tag[]) => void;
  you: () => Member;
  members: () => Member[];
  /** Cards of the first board. */
  cards: number;
  /** Which cards pass, by their place among all of them. */
  passes: (filter: Filter) => (position: number) => boolean;
}

interface Kept {
  boards: Omit<BoardInfo, 'cardCount' | 'openCount'>[];
  /** In the order of their phase. */
  cards: CardSummary[];
  texts: Map<string, string>;
  comments: Map<string, CardComment[]>;
  events: Map<string, CardEvent[]>;
}

const COLORS: BoardInfo['color'][] = ['blue', 'violet', 'orange', 'teal', 'pink'];
const refused = (message: string, code: 'conflict' | 'not_found' | 'invalid' = 'conflict') =>
  new IpcError({ code, message, details: { field: null, existing: null, path: null } });

/** Boards in memory: every change keeps what was before, which is how it is undone. */
export function createFakeBoards({ size, now, tell, you, members, cards: count, passes }: Options): FakeBoards {
  let made = 0;
  const id = (kind: string) => `01930000-0000-7000-${kind}-${String(made++).padStart(12, '0')}`;
  const phaseOf = (phase: NewPhase, at: number): PhaseInfo => ({
    ...phase,
    id: id('b100'),
    color: phase.color ?? COLORS[at % COLORS.length] ?? 'gray',
  });
  const boardOf = (name: string, description: string, phases: NewPhase[], at: number): Kept['boards'][number] => ({
    id: id('b000'),
    name,
    description,
    color: COLORS[at % COLORS.length] ?? 'gray',
    flowApp: null,
    phases: phases.map(phaseOf),
    createdAt: new Date(now - at * 1e8).toISOString(),
  });
  const seeds = { size, now, members: members() };
  // Routing rules of the fake name boards and phases by these ids.
  const named = (board: Kept['boards'][number]): Kept['boards'][number] => {
    const known = FLOW_BOARDS.find(({ name }) => name === board.name);
    const phases = board.phases.map((phase) => ({
      ...phase,
      id: known?.phases.find(({ name }) => name === phase.name)?.id ?? phase.id,
    }));
    return { ...board, id: known?.id ?? board.id, phases };
  };
  const begin = (): Kept => {
    const boards =
      size === 0
        ? []
        : TEMPLATES.slice(0, 3).map((each, at) => named(boardOf(each.name, each.description, each.phases, at)));
    const amounts = [count, 23, 9];
    // Most of a busy board waits in its first phases.
    const shares = [0.5, 0.2, 0.12, 0.08, 0.07, 0.03];
    const cards = boards.flatMap((board, at) =>
      board.phases.flatMap((phase, index) => {
        const amount = Math.round((amounts[at] ?? 0) * (shares[index] ?? 0.05));
        return Array.from({ length: amount }, (_, each) => cardAt(each * 7 + index, board.id, phase, seeds)).map(
          (card, each) => ({ ...card, id: `${card.id}${at}${index}${String(each).padStart(10, '0')}` }),
        );
      }),
    );
    const [first] = boards;
    const limited = first?.phases[2];
    if (limited) limited.softLimit = 5;
    return { boards, cards, texts: new Map(), comments: new Map(), events: new Map() };
  };
  let kept = begin();
  const undoable = new Map<string, Kept>();

  const write = (next: Partial<Kept>): string => {
    const operation = `board-${made++}`;
    undoable.set(operation, kept);
    kept = { ...kept, ...next };
    tell(['boards', 'contacts']);
    return operation;
  };
  const live = () => kept.cards.filter(({ deletedAt }) => deletedAt === null);
  const info = (board: Kept['boards'][number]): BoardInfo => {
    const cards = live().filter((card) => card.board === board.id);
    return { ...board, cardCount: cards.length, openCount: cards.filter(({ closedAt }) => closedAt === null).length };
  };
  const board = (wanted: string) => {
    const found = kept.boards.find((each) => each.id === wanted);
    if (!found) throw refused('There is no such board.', 'not_found');
    return found;
  };
  const boardWith = (phase: string) => {
    const found = kept.boards.find(({ phases }) => phases.some((each) => each.id === phase));
    if (!found) throw refused('There is no such phase.', 'not_found');
    return found;
  };
  const phaseAt = (wanted: string): PhaseInfo => {
    const found = boardWith(wanted).phases.find((each) => each.id === wanted);
    if (!found) throw refused('There is no such phase.', 'not_found');
    return found;
  };
  const card = (wanted: string) => {
    const found = kept.cards.find((each) => each.id === wanted);
    if (!found) throw refused('There is no such card.', 'not_found');
    return found;
  };
  const withBoard = (next: Kept['boards'][number]) => kept.boards.map((each) => (each.id === next.id ? next : each));
  const before = <T extends { id: string }>(all: T[], one: T, other: string | null) => {
    const rest = all.filter((each) => each.id !== one.id);
    const at = rest.findIndex((each) => each.id === other);
    return rest.toSpliced(at < 0 ? rest.length : at, 0, one);
  };
  const actor = (): Actor => ({ kind: 'member', id: you().id, name: you().name });
  const eventsBefore = (of: CardSummary) => firstEvents(of, boardWith(of.phase).phases, actor());
  const happened = (of: string, kind: CardEventKind, changes: FieldChange[] = []) => {
    const event = { id: `event-${made++}`, kind, at: new Date().toISOString(), actor: actor(), changes };
    return new Map(kept.events).set(of, [event, ...(kept.events.get(of) ?? eventsBefore(card(of)))]);
  };
  const wanted = (of: string, filter: Filter, search: string, inBin = false) => {
    const pass = passes(filter);
    const parts = words(search).split(/\s+/).filter(Boolean);
    return kept.cards.filter((each, position) => {
      if (each.board !== of || (each.deletedAt !== null) !== inBin) return false;
      const text = words(`${each.title} ${each.contact?.name ?? ''}`);
      return parts.every((part) => text.includes(part)) && pass(position);
    });
  };
  const described = (of: CardSummary): ContactCard => {
    const at = boardWith(of.phase);
    const phase = phaseAt(of.phase);
    return { ...of, boardName: at.name, boardColor: at.color, phaseName: phase.name, phaseColor: phase.color };
  };
  const commentsOf = (of: CardSummary): CardComment[] =>
    kept.comments.get(of.id) ??
    Array.from({ length: of.commentCount }, (_, index) => ({
      id: `${of.id}-comment-${index}`,
      author: seeds.members[index % seeds.members.length] ?? you(),
      text:
        ['Called twice, **no answer**. Next try on Monday.', 'They want the quote by _Friday_.', 'Sent.'][index % 3] ??
        '',
      createdAt: new Date(Date.parse(of.movedAt) + index * 36e5).toISOString(),
      editedAt: null,
    }));
  const commented = (of: CardSummary, comments: CardComment[]) => ({
    comments: new Map(kept.comments).set(of.id, comments),
    cards: kept.cards.map((each) => (each.id === of.id ? { ...each, commentCount: comments.length } : each)),
  });
  const commentAt = (comment: string): CardSummary => {
    const of = kept.cards.find((each) => commentsOf(each).some(({ id: other }) => other === comment));
    if (!of) throw refused('There is no such comment.', 'not_found');
    return of;
  };
  const TEXT = 'They run three shops and want **one site** for all of them.\n\n- calendar\n- bookings\n- newsletter';

  return {
    boards: () => kept.boards.map(info),
    cards: () => kept.cards,
    totalOf: (contact) => live().filter((each) => each.contact?.id === contact).length,
    entriesOf: (contact) =>
      live()
        .filter((each) => each.contact?.id === contact)
        .flatMap((of) =>
          (kept.events.get(of.id) ?? eventsBefore(of))
            .filter(({ kind }) => kind !== 'card.updated')
            .map(
              (event): TimelineEntry => ({
                ...event,
                kind: event.kind === 'card.updated' ? 'card.moved' : event.kind,
                submission: null,
                about: null,
                segment: null,
                card: {
                  id: of.id,
                  title: of.title,
                  board: of.board,
                  boardName: board(of.board).name,
                  inBin: of.deletedAt !== null,
                },
                record: null,
                note: null,
              }),
            ),
        ),
    undo(operation) {
      const was = undoable.get(operation);
      if (!was) return undefined;
      kept = was;
      tell(['boards', 'contacts']);
      return 1;
    },
    listBoards: async () => kept.boards.map(info),
    listBoardTemplates: async () => TEMPLATES,
    async getBoard({ board: wantedBoard, filter, search }) {
      const at = board(wantedBoard);
      const all = live().filter((each) => each.board === at.id);
      const shown = wanted(at.id, filter, search);
      const countOf = (cards: CardSummary[]) => {
        const counts = new Map<string, number>();
        for (const each of cards) counts.set(each.phase, (counts.get(each.phase) ?? 0) + 1);
        return counts;
      };
      const [counts, shownCounts] = [countOf(all), countOf(shown)];
      const phases = at.phases.map(
        (each): BoardPhase => ({ ...each, count: counts.get(each.id) ?? 0, shown: shownCounts.get(each.id) ?? 0 }),
      );
      return { board: info(at), phases, count: all.length, shown: shown.length };
    },
    async createBoard({ name, description, color, template, phases }) {
      const given = phases.length > 0 ? phases : (TEMPLATES.find((each) => each.template === template)?.phases ?? []);
      const next = boardOf(name, description, given, kept.boards.length);
      if (color) next.color = color;
      const operation = write({ boards: [...kept.boards, next] });
      return { board: info(next), operation };
    },
    async updateBoard({ board: of, name, description, color }) {
      const was = board(of);
      const next = {
        ...was,
        name: name ?? was.name,
        description: description ?? was.description,
        color: color ?? was.color,
      };
      const operation = write({ boards: withBoard(next) });
      return { board: info(next), operation };
    },
    moveBoard: async ({ board: of, before: other }) => ({
      operation: write({ boards: before(kept.boards, board(of), other) }),
    }),
    deleteBoard: async ({ board: of }) => ({
      operation: write({
        boards: kept.boards.filter((each) => each.id !== of),
        cards: kept.cards.filter((each) => each.board !== of),
      }),
    }),
    async createPhase({ board: of, phase, before: other }) {
      const was = board(of);
      const next = phaseOf(phase, was.phases.length);
      const operation = write({ boards: withBoard({ ...was, phases: before(was.phases, next, other) }) });
      return { phase: next, operation };
    },
    async updatePhase({ phase: of, name, color, softLimit, isDone }) {
      const was = phaseAt(of);
      const next = {
        ...was,
        name: name ?? was.name,
        color: color ?? was.color,
        softLimit: softLimit ? softLimit.to : was.softLimit,
        isDone: isDone ?? was.isDone,
      };
      const at = boardWith(of);
      const operation = write({
        boards: withBoard({ ...at, phases: at.phases.map((each) => (each.id === of ? next : each)) }),
      });
      return { phase: next, operation };
    },
    async movePhase({ phase, before: other }) {
      const at = boardWith(phase);
      return { operation: write({ boards: withBoard({ ...at, phases: before(at.phases, phaseAt(phase), other) }) }) };
    },
    async deletePhase({ phase, to }) {
      const at = boardWith(phase);
      if (at.phases.length === 1) throw refused('A board keeps at least one phase.');
      const target = to === null ? undefined : phaseAt(to);
      return {
        operation: write({
          boards: withBoard({ ...at, phases: at.phases.filter((each) => each.id !== phase) }),
          cards: kept.cards.map((each) => (each.phase === phase && target ? { ...each, phase: target.id } : each)),
        }),
      };
    },
    async listCards({ board: of, phase, filter, search, sort, inBin, offset, limit }) {
      const found = wanted(of, filter, search, inBin).filter((each) => phase === null || each.phase === phase);
      const cards = phase === null ? sorted(found, sort, board(of).phases) : found;
      return { total: cards.length, offset, cards: cards.slice(offset, offset + limit) };
    },
    async getCard({ card: of }): Promise<CardDetail> {
      const found = card(of);
      const at = boardWith(found.phase);
      const reached = at.phases.slice(0, at.phases.findIndex(({ id: each }) => each === found.phase) + 1);
      return {
        ...found,
        description: kept.texts.get(of) ?? (positionOf(of) % 3 === 0 ? TEXT : ''),
        boardName: at.name,
        phaseName: phaseAt(found.phase).name,
        updatedAt: found.movedAt,
        comments: commentsOf(found),
        history: kept.events.get(of) ?? eventsBefore(found),
        submission:
          found.bot === null
            ? null
            : {
                id: `${of}-submission`,
                externalId: 'sub_1',
                bot: found.bot,
                status: 'completed',
                isTest: false,
                startedAt: null,
                completedAt: found.createdAt,
                at: found.createdAt,
                summary: null,
                answers: [
                  { name: 'service', label: 'Which service are you interested in?', text: 'Consulting; Design' },
                  { name: 'budget', label: 'What is your budget?', text: '12,000' },
                ],
                transcript: [],
                file: 'submissions-page-1.json',
              },
        phaseTimes: reached.map(({ id: phase, name, color }, index) => ({
          phase,
          name,
          color,
          seconds:
            phase === found.phase ? (now - Date.parse(found.movedAt)) / 1000 : 40_000 * (index + 1) * ((index % 3) + 1),
          isPresent: phase === found.phase,
        })),
      };
    },
    async createCard(input) {
      const at = board(input.board);
      const phase = phaseAt(input.phase ?? at.phases[0]?.id ?? '');
      const person = input.contact ? personAt(positionOf(input.contact), Math.max(size, 1000), now) : null;
      const time = new Date().toISOString();
      const next: CardSummary = {
        id: id('c000'),
        board: at.id,
        phase: phase.id,
        title: input.title,
        contact: person && { id: person.id, name: person.displayName, inBin: false },
        priority: input.priority ?? null,
        assignee: members().find((each) => each.id === input.assignee) ?? null,
        dueOn: input.dueOn ?? null,
        isOverdue: false,
        tags: input.tags ?? [],
        commentCount: 0,
        createdAt: time,
        movedAt: time,
        closedAt: phase.isDone ? time : null,
        bot: null,
        deletedAt: null,
      };
      const operation = write({
        cards: [...kept.cards, next],
        texts: new Map(kept.texts).set(next.id, input.description ?? ''),
      });
      return { card: next, operation };
    },
    async updateCard({ card: of, patch }) {
      const was = card(of);
      const person = patch.contact?.to ? personAt(positionOf(patch.contact.to), Math.max(size, 1000), now) : null;
      const assignee = members().find((each) => each.id === patch.assignee?.to) ?? null;
      const next: CardSummary = {
        ...was,
        title: patch.title ?? was.title,
        ...(patch.contact ? { contact: person && { id: person.id, name: person.displayName, inBin: false } } : {}),
        ...(patch.priority ? { priority: patch.priority.to } : {}),
        ...(patch.assignee ? { assignee } : {}),
        ...(patch.dueOn ? { dueOn: patch.dueOn.to, isOverdue: false } : {}),
        tags: patch.tags ?? was.tags,
      };
      const changes: FieldChange[] = [
        ...(patch.title ? [{ field: 'title', old: was.title, new: next.title }] : []),
        ...(patch.priority ? [{ field: 'priority', old: was.priority ?? '', new: next.priority ?? '' }] : []),
        ...(patch.assignee ? [{ field: 'assignee', old: was.assignee?.name ?? '', new: assignee?.name ?? '' }] : []),
        ...(patch.dueOn ? [{ field: 'due_on', old: was.dueOn ?? '', new: next.dueOn ?? '' }] : []),
        ...(patch.contact ? [{ field: 'contact', old: was.contact?.name ?? '', new: next.contact?.name ?? '' }] : []),
      ];
      const operation = write({
        cards: kept.cards.map((each) => (each.id === of ? next : each)),
        ...(patch.description == null ? {} : { texts: new Map(kept.texts).set(of, patch.description) }),
        events: happened(of, patch.assignee ? 'card.assigned' : 'card.updated', changes),
      });
      return { card: next, operation };
    },
    async moveCard({ card: of, phase, before: other }) {
      const was = card(of);
      const target = phaseAt(phase);
      const time = new Date().toISOString();
      const isMoved = was.phase !== phase;
      const next: CardSummary = {
        ...was,
        board: boardWith(phase).id,
        phase,
        ...(isMoved ? { movedAt: time, closedAt: target.isDone ? time : null } : {}),
      };
      const change = { field: 'phase', old: phaseAt(was.phase).name, new: target.name };
      const events = isMoved ? happened(of, target.isDone ? 'card.closed' : 'card.moved', [change]) : kept.events;
      const operation = write({ cards: before(kept.cards, next, other), events });
      return { card: next, operation };
    },
    async deleteCards({ cards }) {
      const gone = new Set(cards);
      const deletedAt = new Date().toISOString();
      const operation = write({ cards: kept.cards.map((each) => (gone.has(each.id) ? { ...each, deletedAt } : each)) });
      return { count: gone.size, operation };
    },
    async restoreCards({ cards }) {
      const back = new Set(cards);
      const next = kept.cards.map((each) => (back.has(each.id) ? { ...each, deletedAt: null } : each));
      return { count: back.size, operation: write({ cards: next }) };
    },
    async addComment({ card: of, text }) {
      const at = card(of);
      const comment = { id: id('d000'), author: you(), text, createdAt: new Date().toISOString(), editedAt: null };
      return { comment, operation: write(commented(at, [...commentsOf(at), comment])) };
    },
    async updateComment({ comment: of, text }) {
      const at = commentAt(of);
      const was = commentsOf(at).find((each) => each.id === of) as CardComment;
      const comment = { ...was, text, editedAt: new Date().toISOString() };
      const next = commentsOf(at).map((each) => (each.id === of ? comment : each));
      return { comment, operation: write(commented(at, next)) };
    },
    async deleteComment({ comment: of }) {
      const at = commentAt(of);
      return {
        operation: write(
          commented(
            at,
            commentsOf(at).filter((each) => each.id !== of),
          ),
        ),
      };
    },
    listContactCards: async ({ contact }) => ({
      cards: live()
        .filter((each) => each.contact?.id === contact)
        .sort(
          (a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null) || b.createdAt.localeCompare(a.createdAt),
        )
        .map(described),
    }),
  };
}
