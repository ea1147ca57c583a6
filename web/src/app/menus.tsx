import { useMantineColorScheme } from '@mantine/core';
import { type Person, signOut } from '@stint/wire/people';
import {
  IconDeviceDesktop,
  IconFileInvoice,
  IconId,
  IconKey,
  IconLogout,
  IconMail,
  IconMenu2,
  IconMoon,
  IconSettings,
  IconShieldLock,
  IconSun,
  IconSunMoon,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useFreshWay } from '../api/fresh-way.ts';
import { ask } from '../api/house.ts';
import { forgetAllDrafts } from '../messages/forget.ts';
import { MessagesSign } from '../messages/sign.tsx';
import { Bell } from '../notifications/bell.tsx';
import { Drop } from '../parts/drop.tsx';
import { clock } from '../time/house-clock.ts';
import { linksFor } from './links.ts';
import styles from './shell.module.css';

const SCHEMES = [
  { value: 'auto', says: 'As the system', Icon: IconSunMoon },
  { value: 'light', says: 'Light', Icon: IconSun },
  { value: 'dark', says: 'Dark', Icon: IconMoon },
] as const;

/** What stands at the right of every page: what is news, light and dark, the pages (on a phone) and the person. */
export function Menus({ person }: { person: Person }) {
  useFreshWay();
  return (
    <div className={styles.menus}>
      {hasSides(person) && <MessagesSign />}
      <Bell />
      <SchemeMenu />
      <PersonMenu person={person} />
    </div>
  );
}

/** Whoever works or hires writes to the others; an operator reads nobody's letters. */
function hasSides({ roles, organisations }: Person): boolean {
  return roles.includes('freelancer') || organisations.length > 0;
}

export function SchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chosen = SCHEMES.find(({ value }) => value === colorScheme) ?? SCHEMES[0];
  return (
    <Drop
      label={`Light or dark: ${chosen.says}`}
      face={<chosen.Icon size={19} stroke={1.6} aria-hidden="true" />}
    >
      {(close) =>
        SCHEMES.map(({ value, says, Icon }) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === colorScheme}
            onClick={() => {
              setColorScheme(value);
              close();
            }}
          >
            <Icon size={17} stroke={1.6} aria-hidden="true" />
            {says}
          </button>
        ))
      }
    </Drop>
  );
}

interface OwnPage {
  readonly to: '/device' | '/profile' | '/invoices' | '/team' | '/account' | '/privacy' | '/settings';
  readonly says: string;
  readonly Icon: typeof IconKey;
  /** Missing: everybody's. */
  readonly of?: 'freelancer';
}

const OWN: readonly OwnPage[] = [
  { to: '/device', says: 'Trackers', Icon: IconDeviceDesktop, of: 'freelancer' },
  { to: '/profile', says: 'Your profile', Icon: IconId, of: 'freelancer' },
  { to: '/invoices', says: 'Invoices', Icon: IconFileInvoice },
  { to: '/team', says: 'Team', Icon: IconUsers },
  { to: '/account', says: 'Account', Icon: IconKey },
  { to: '/privacy', says: 'Your privacy', Icon: IconShieldLock },
  { to: '/settings', says: 'Settings', Icon: IconSettings },
];

function PersonMenu({ person }: { person: Person }) {
  const leave = useSignOut();
  // The operator has it among the pages.
  const mails = useQuery(clock).data?.demo === true && !person.roles.includes('operator');
  return (
    <Drop label={`Menu of ${person.name}`} face={<Face name={person.name} />}>
      {(close) => (
        <>
          <p>
            {person.name} · {person.roles.join(', ')}
          </p>
          <div className={styles.narrowOnly}>
            {linksFor(person).map(({ to, says }) => (
              <Link key={to} to={to} onClick={close}>
                {says}
              </Link>
            ))}
            <hr />
          </div>
          {OWN.filter(({ of }) => of === undefined || person.roles.includes(of)).map(({ to, says, Icon }) => (
            <Link key={to} to={to} onClick={close}>
              <Icon size={17} stroke={1.6} aria-hidden="true" /> {says}
            </Link>
          ))}
          {mails && (
            <Link to="/mail" onClick={close}>
              <IconMail size={17} stroke={1.6} aria-hidden="true" /> Mails of the demo
            </Link>
          )}
          <button type="button" onClick={() => leave.mutate()}>
            <IconLogout size={17} stroke={1.6} aria-hidden="true" /> Sign out
          </button>
        </>
      )}
    </Drop>
  );
}

function Face({ name }: { name: string }) {
  return (
    <>
      <IconUser size={18} stroke={1.6} className={styles.wideOnly} aria-hidden="true" />
      <span className={styles.wideOnly}>{name}</span>
      <IconMenu2 size={20} stroke={1.6} className={styles.narrowOnly} aria-hidden="true" />
    </>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => ask(signOut, {}),
    onSettled: async () => {
      client.clear();
      forgetAllDrafts();
      await navigate({ to: '/sign-in' });
    },
  });
}
