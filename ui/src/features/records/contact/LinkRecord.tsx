import { Button, Menu, Popover } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { toastError } from '../../../components/toast';
import { type ContactProfile, type FoundRecord, ipc, type RecordTypeInfo } from '../../../ipc';
import { useCanSet } from '../../workspace/useCanSet';
import { RecordIcon } from '../icons';
import { ChooseRole } from '../links/ChooseRole';
import { RecordSearch } from '../links/RecordSearch';
import { newRecordDialog, newTypeDialog } from '../newRecord';
import { triedInForm } from '../verbs';
import classes from './LinkRecord.module.css';

interface LinkRecordProps {
  contact: ContactProfile;
  types: RecordTypeInfo[];
}

/** Links a contact to a record that there is, or to one that is made for them. */
export function LinkRecord({ contact, types }: LinkRecordProps) {
  const canSet = useCanSet();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<FoundRecord | null>(null);
  const type = types.find(({ id }) => id === chosen?.recordType);
  const open = (next: boolean) => {
    setOpened(next);
    setChosen(null);
  };

  const link = async (record: FoundRecord, role: string | null) => {
    const refused = await triedInForm(
      () => ipc.linkRecord({ record: record.id, contact: contact.id, role }),
      ({ link: made }) => `Linked to ${record.title}${made.role ? ` as ${made.role.name}` : ''}`,
    );
    if (!refused) open(false);
    return refused;
  };

  if (types.length === 0) return canSet && <Button onClick={() => newTypeDialog.set(true)}>Make a record type</Button>;
  return (
    <div className={classes.buttons}>
      <Popover opened={opened} onChange={open} position="bottom-end" width={340} trapFocus returnFocus>
        <Popover.Target>
          <Button variant="default" onClick={() => open(!opened)}>
            Link a record
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={10} aria-label="Link a record">
          {chosen && type ? (
            <ChooseRole
              type={type}
              contact={contact.displayName}
              title={chosen.title}
              onLink={(role) => link(chosen, role)}
              onBack={() => setChosen(null)}
            />
          ) : (
            <RecordSearch
              recordType={null}
              onChoose={(record) => {
                const of = types.find(({ id }) => id === record.recordType);
                if (of && of.roles.length > 0) setChosen(record);
                else void link(record, null).then((refused) => refused && toastError(refused));
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button leftSection={<IconPlus size={14} />} rightSection={<IconChevronDown size={14} />}>
            New record
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {types.map(({ id, name, icon, color }) => (
            <Menu.Item
              key={id}
              leftSection={<RecordIcon icon={icon} color={color} size={18} />}
              onClick={() => newRecordDialog.set({ type: id, contact: { id: contact.id, name: contact.displayName } })}
            >
              New {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
