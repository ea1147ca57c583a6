import { ActionIcon, Button, Menu, useMantineColorScheme } from '@mantine/core';
import type { Person } from '@stint/wire/people';
import { signOut } from '@stint/wire/people';
import { IconDeviceDesktop, IconMenu2, IconMoon, IconSun, IconSunMoon, IconUser } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { linksFor } from './links.ts';
import styles from './shell.module.css';

const SCHEMES = [
  { value: 'auto', says: 'As the system', Icon: IconSunMoon },
  { value: 'light', says: 'Light', Icon: IconSun },
  { value: 'dark', says: 'Dark', Icon: IconMoon },
] as const;

/** What stands at the right of every page: the pages (on a phone), light and dark, the person. */
export function Menus({ person }: { person: Person }) {
  return (
    <div className={styles.menus}>
      <SchemeMenu />
      <PersonMenu person={person} />
    </div>
  );
}

export function SchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const chosen = SCHEMES.find(({ value }) => value === colorScheme) ?? SCHEMES[0];
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Light or dark: ${chosen.says}`}>
          <chosen.Icon size={19} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ value, says, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={17} stroke={1.6} />}
            aria-current={value === colorScheme}
            fw={value === colorScheme ? 600 : 400}
            onClick={() => setColorScheme(value)}
          >
            {says}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu({ person }: { person: Person }) {
  const navigate = useNavigate();
  const leave = useSignOut();
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          className={styles.person ?? ''}
          leftSection={<IconUser size={18} stroke={1.6} className={styles.wideOnly} />}
        >
          <span className={styles.wideOnly}>{person.name}</span>
          <IconMenu2 size={20} stroke={1.6} className={styles.narrowOnly} aria-label="Menu" />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name} · {person.roles.join(', ')}
        </Menu.Label>
        <div className={styles.narrowOnly}>
          {linksFor(person).map(({ to, says }) => (
            <Menu.Item key={to} onClick={() => void navigate({ to })}>
              {says}
            </Menu.Item>
          ))}
          <Menu.Divider />
        </div>
        {person.roles.includes('freelancer') && (
          <Menu.Item
            leftSection={<IconDeviceDesktop size={17} stroke={1.6} />}
            onClick={() => void navigate({ to: '/device' })}
          >
            Trackers
          </Menu.Item>
        )}
        <Menu.Item onClick={() => leave.mutate()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => ask(signOut, {}),
    onSettled: async () => {
      client.clear();
      await navigate({ to: '/sign-in' });
    },
  });
}
