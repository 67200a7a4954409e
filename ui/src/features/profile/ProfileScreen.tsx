import { Button, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorState } from '../../components/ErrorState';
import { type ContactProfile, toIpcError } from '../../ipc';
import { formatCount } from '../../lib/format';
import { useShortcuts } from '../../lib/shortcuts';
import { CardsTab } from '../boards/contact/CardsTab';
import { Composer } from '../notes/Composer';
import { NotesTab } from '../notes/NotesTab';
import { RecordsTab } from '../records/contact/RecordsTab';
import { useContact } from './api';
import { BinBanner } from './BinBanner';
import { IdentityColumn } from './identity/IdentityColumn';
import { EDITABLE } from './identity/useInlineEdit';
import classes from './Profile.module.css';
import { ProfileHeader } from './ProfileHeader';
import { ProfileSkeleton } from './ProfileSkeleton';
import { isTab, listSearch, type ProfileSearch } from './search';
import { SubmissionsTab } from './submissions/SubmissionsTab';
import { TimelineTab } from './timeline/TimelineTab';

const route = getRouteApi('/contacts/$id');

/** Everything about one contact: who they are at the left, what happened with them at the right. */
export function ProfileScreen() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const contact = useContact(id);
  const isGone = contact.error !== null && toIpcError(contact.error).code === 'not_found';
  const back = () => void navigate({ to: '/contacts', search: listSearch(search) });

  return (
    <div className={classes.screen}>
      <ProfileHeader id={id} search={search} contact={contact.data} onBack={back} />
      {contact.isPending ? <ProfileSkeleton /> : null}
      {contact.isError ? (
        <ErrorState
          what="This contact"
          error={contact.error}
          onRetry={() => void contact.refetch()}
          action={<Button onClick={back}>Back to contacts</Button>}
        />
      ) : null}
      {contact.data === undefined || isGone ? null : <Profile key={id} contact={contact.data} />}
    </div>
  );
}

function Profile({ contact }: { contact: ContactProfile }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tab = search.tab ?? 'timeline';

  const [writing, setWriting] = useState(false);
  const canWrite = contact.deletedAt === null;
  const composer = canWrite ? <Composer contact={contact.id} open={writing} onOpen={setWriting} /> : null;

  useShortcuts({
    e: editFirst,
    n: () => {
      if (!canWrite) return;
      if (tab !== 'timeline' && tab !== 'notes') open({ tab: 'notes' });
      setWriting(true);
    },
  });
  useEffect(() => {
    document.title = contact.displayName;
  }, [contact.displayName]);

  function open(next: { tab?: ProfileSearch['tab'] | undefined; submission?: string | undefined }) {
    const { tab: _, submission: __, ...list } = search;
    void navigate({
      search: {
        ...list,
        ...(next.tab === undefined ? {} : { tab: next.tab }),
        ...(next.submission === undefined ? {} : { submission: next.submission }),
      },
      replace: true,
    });
  }

  return (
    <>
      <BinBanner contact={contact} />
      <div className={classes.body}>
        <aside className={classes.left} aria-label="About this contact">
          <IdentityColumn contact={contact} />
        </aside>
        <Tabs
          className={classes.right}
          classNames={{ list: classes.tabs ?? '', panel: classes.panel ?? '' }}
          value={tab}
          onChange={(value) => open({ tab: isTab(value) ? value : undefined })}
          keepMounted={false}
        >
          <Tabs.List>
            <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
            <Tabs.Tab value="submissions">
              Submissions <span className={`${classes.tabCount} numeric`}>{formatCount(contact.submissionTotal)}</span>
            </Tabs.Tab>
            <Tabs.Tab value="cards">
              Cards <span className={`${classes.tabCount} numeric`}>{formatCount(contact.cardTotal)}</span>
            </Tabs.Tab>
            <Tabs.Tab value="records">
              Records <span className={`${classes.tabCount} numeric`}>{formatCount(contact.recordTotal)}</span>
            </Tabs.Tab>
            <Tabs.Tab value="notes">
              Notes <span className={`${classes.tabCount} numeric`}>{formatCount(contact.noteTotal)}</span>
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="timeline">
            <TimelineTab
              contact={contact.id}
              composer={composer}
              onOpenSubmission={(submission) => open({ tab: 'submissions', submission })}
            />
          </Tabs.Panel>
          <Tabs.Panel value="submissions">
            <SubmissionsTab
              contact={contact.id}
              opened={search.submission ?? null}
              onOpen={(submission) => open({ tab: 'submissions', submission })}
              onImport={() => void navigate({ to: '/imports/new' })}
            />
          </Tabs.Panel>
          <Tabs.Panel value="cards">
            <CardsTab contact={contact} canWrite={canWrite} />
          </Tabs.Panel>
          <Tabs.Panel value="records">
            <RecordsTab contact={contact} canWrite={canWrite} />
          </Tabs.Panel>
          <Tabs.Panel value="notes">
            <NotesTab contact={contact.id} composer={composer} canWrite={canWrite} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}

function editFirst() {
  document.querySelector<HTMLElement>(`[data-editables] [${EDITABLE}]`)?.click();
}
