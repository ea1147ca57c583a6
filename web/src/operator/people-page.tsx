import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTitle } from '../app/title.ts';
import { Loaded } from '../parts/loaded.tsx';
import page from '../parts/page.module.css';
import { Scrolled } from '../parts/scrolled.tsx';
import { CreatePerson } from './create-person.tsx';
import { people } from './queries.ts';

/** Everybody in the house. */
export function PeoplePage() {
  useTitle('People');
  const query = useQuery(people);
  return (
    <div className={page.narrow}>
      <div className={page.spread}>
        <h1>People</h1>
        <CreatePerson />
      </div>
      <Loaded query={query} what="the people" skeleton={<Skeleton h={240} />}>
        {(read) => (
          <Scrolled panel label="People, a table">
            <table className={page.table}>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">E-mail</th>
                  <th scope="col">Is</th>
                  <th scope="col">Organisation</th>
                </tr>
              </thead>
              <tbody>
                {read.map(({ id, name, email, roles, organisations }) => (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    <td>{email}</td>
                    <td>{roles.join(', ')}</td>
                    <td>{organisations.map((organisation) => organisation.name).join(', ') || '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        )}
      </Loaded>
    </div>
  );
}
