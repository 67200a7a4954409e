import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { BoardsScreen } from '../features/boards/BoardsScreen';
import { BoardScreen } from '../features/boards/board/BoardScreen';
import { readBoardSearch } from '../features/boards/search';
import { BotScreen } from '../features/bots/BotScreen';
import { BotsScreen } from '../features/bots/BotsScreen';
import { readBotSearch } from '../features/bots/search';
import { ContactsScreen } from '../features/contacts/ContactsScreen';
import { readContactsSearch } from '../features/contacts/search';
import { FlowAppScreen } from '../features/flowApps/FlowAppScreen';
import { FlowAppsScreen } from '../features/flowApps/FlowAppsScreen';
import { readFlowAppSearch } from '../features/flowApps/search';
import { HistoryScreen } from '../features/history/HistoryScreen';
import { ImportScreen } from '../features/imports/ImportScreen';
import { ImportsScreen } from '../features/imports/ImportsScreen';
import { ImportWizardScreen } from '../features/imports/ImportWizardScreen';
import { MatchesScreen } from '../features/matches/MatchesScreen';
import { UnmatchedScreen } from '../features/matches/UnmatchedScreen';
import { ProfileScreen } from '../features/profile/ProfileScreen';
import { readProfileSearch } from '../features/profile/search';
import { RecordImportScreen } from '../features/records/import/RecordImportScreen';
import { RecordScreen } from '../features/records/page/RecordScreen';
import { RecordsIndexScreen } from '../features/records/RecordsIndexScreen';
import { readRecordsSearch } from '../features/records/search';
import { RecordsScreen } from '../features/records/table/RecordsScreen';
import { SegmentScreen } from '../features/segments/page/SegmentScreen';
import { readSegmentSearch } from '../features/segments/page/search';
import { SegmentsScreen } from '../features/segments/SegmentsScreen';
import { SettingsScreen } from '../features/settings/SettingsScreen';
import { readSettingsSearch } from '../features/settings/search';
import { SubmissionsScreen } from '../features/submissions/SubmissionsScreen';
import { readSubmissionsSearch } from '../features/submissions/search';
import { AppShell } from './AppShell';
import { NotFoundScreen, ScreenError } from './ScreenError';

const root = createRootRoute({ component: AppShell, notFoundComponent: NotFoundScreen });

const routes = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/contacts' });
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/contacts',
    component: ContactsScreen,
    validateSearch: readContactsSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/contacts/$id',
    component: ProfileScreen,
    validateSearch: readProfileSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/imports', component: ImportsScreen }),
  createRoute({ getParentRoute: () => root, path: '/imports/new', component: ImportWizardScreen }),
  createRoute({ getParentRoute: () => root, path: '/imports/$id', component: ImportScreen }),
  createRoute({ getParentRoute: () => root, path: '/segments', component: SegmentsScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/segments/$id',
    component: SegmentScreen,
    validateSearch: readSegmentSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/boards', component: BoardsScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/boards/$id',
    component: BoardScreen,
    validateSearch: readBoardSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/records', component: RecordsIndexScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/records/$type',
    component: RecordsScreen,
    validateSearch: readRecordsSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/records/$type/import', component: RecordImportScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/records/$type/$id',
    component: RecordScreen,
    validateSearch: readRecordsSearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/submissions',
    component: SubmissionsScreen,
    validateSearch: readSubmissionsSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/flow-apps', component: FlowAppsScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/flow-apps/$id',
    component: FlowAppScreen,
    validateSearch: readFlowAppSearch,
  }),
  createRoute({ getParentRoute: () => root, path: '/bots', component: BotsScreen }),
  createRoute({ getParentRoute: () => root, path: '/bots/$id', component: BotScreen, validateSearch: readBotSearch }),
  createRoute({ getParentRoute: () => root, path: '/history', component: HistoryScreen }),
  createRoute({ getParentRoute: () => root, path: '/review/matches', component: MatchesScreen }),
  createRoute({ getParentRoute: () => root, path: '/review/unmatched', component: UnmatchedScreen }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    beforeLoad: () => {
      throw redirect({ to: '/settings/$page', params: { page: 'workspace' } });
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings/$page',
    component: SettingsScreen,
    validateSearch: readSettingsSearch,
  }),
]);

/** The address is kept behind `#`, so that it works whatever protocol the shell serves the page under. */
export function createAppRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({
    routeTree: routes,
    history,
    defaultErrorComponent: ScreenError,
    // Lists remember their own place: they scroll inside the page and by position, not by pixels.
    scrollRestoration: false,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface HistoryState {
    /** Files to import, for `/imports/new` and `/records/$type/import`. */
    paths?: string[];
    /** The list of contacts opens with its filter being built. */
    editFilter?: boolean;
    /** The page of a segment opens with its export. */
    exporting?: boolean;
  }
}
