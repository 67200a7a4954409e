import {
  IconBook,
  IconBriefcase,
  IconBuilding,
  IconCalendarEvent,
  IconCar,
  IconClipboardList,
  IconCoin,
  IconDeviceLaptop,
  IconFileInvoice,
  IconFileText,
  IconFlag,
  IconFolder,
  IconHeart,
  IconHome,
  IconKey,
  IconLeaf,
  IconLifebuoy,
  IconPackage,
  IconPaw,
  IconPlane,
  IconReceipt,
  IconScale,
  IconSchool,
  IconShield,
  IconShoppingCart,
  IconStar,
  IconTicket,
  IconTool,
  IconTruck,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { TagColor } from '../../ipc';
import classes from './RecordIcon.module.css';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string; className?: string }>;

interface IconChoice {
  /** What it is called, for those who look for it or cannot see it. */
  name: string;
  icon: Icon;
}

/** The pictures that a record type can have, by the word that the core keeps. */
export const RECORD_ICONS: Record<string, IconChoice> = {
  file: { name: 'Document', icon: IconFileText },
  briefcase: { name: 'Deal', icon: IconBriefcase },
  'file-invoice': { name: 'Invoice', icon: IconFileInvoice },
  receipt: { name: 'Receipt', icon: IconReceipt },
  coin: { name: 'Money', icon: IconCoin },
  'shopping-cart': { name: 'Order', icon: IconShoppingCart },
  package: { name: 'Product', icon: IconPackage },
  truck: { name: 'Delivery', icon: IconTruck },
  building: { name: 'Company', icon: IconBuilding },
  home: { name: 'House', icon: IconHome },
  key: { name: 'Key', icon: IconKey },
  car: { name: 'Car', icon: IconCar },
  tool: { name: 'Repair', icon: IconTool },
  'device-laptop': { name: 'Device', icon: IconDeviceLaptop },
  folder: { name: 'Project', icon: IconFolder },
  'clipboard-list': { name: 'Task list', icon: IconClipboardList },
  'calendar-event': { name: 'Event', icon: IconCalendarEvent },
  ticket: { name: 'Ticket', icon: IconTicket },
  plane: { name: 'Trip', icon: IconPlane },
  scale: { name: 'Case', icon: IconScale },
  shield: { name: 'Policy', icon: IconShield },
  lifebuoy: { name: 'Support', icon: IconLifebuoy },
  heart: { name: 'Health', icon: IconHeart },
  paw: { name: 'Animal', icon: IconPaw },
  school: { name: 'Course', icon: IconSchool },
  book: { name: 'Book', icon: IconBook },
  leaf: { name: 'Plant', icon: IconLeaf },
  'users-group': { name: 'Group', icon: IconUsersGroup },
  star: { name: 'Star', icon: IconStar },
  flag: { name: 'Goal', icon: IconFlag },
};

export const USUAL_ICON = 'file';

interface RecordIconProps {
  /** The word that the core keeps. */
  icon: string;
  color: TagColor;
  /** Of the tile around the picture, in pixels. */
  size?: number;
}

/** The picture of a record type on a tile of its colour. Decoration: a name always stands beside it. */
export function RecordIcon({ icon, color, size = 20 }: RecordIconProps) {
  const Picture = RECORD_ICONS[icon]?.icon ?? IconFileText;
  return (
    <span className={classes.tile} data-color={color} style={{ width: size, height: size }} aria-hidden>
      <Picture size={Math.round(size * 0.66)} stroke={1.75} />
    </span>
  );
}
