import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { IpcError } from '../../../ipc';
import { useContact } from '../api';

/** Why a value was refused, beside its field. A value that somebody else has leads to that contact. */
export function Refusal({ failure }: { failure: IpcError }) {
  const owner = failure.code === 'duplicate' ? failure.details.existing : null;
  return owner === null ? <span>{failure.message}</span> : <TakenBy owner={owner} message={failure.message} />;
}

function TakenBy({ owner, message }: { owner: string; message: string }) {
  const contact = useContact(owner);
  if (contact.data === undefined) return <span>{message}</span>;
  return (
    <span>
      Already belongs to{' '}
      <Anchor
        inherit
        underline="always"
        renderRoot={(props) => <Link to="/contacts/$id" params={{ id: owner }} search={{}} {...props} />}
      >
        <bdi>{contact.data.displayName}</bdi>
      </Anchor>
      . Nothing was changed.
    </span>
  );
}
