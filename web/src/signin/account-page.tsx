import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import page from '../parts/page.module.css';
import { PasswordForm } from './password-form.tsx';
import { SignIns } from './sign-ins.tsx';

const inside = getRouteApi('/inside');

/** One's own way in: the password, and what is signed in. */
export function AccountPage() {
  useTitle('Your account');
  const { person } = inside.useRouteContext();
  return (
    <div className={page.narrow}>
      <div>
        <h1>Your account</h1>
        <p className={page.quiet}>
          <bdi>{person.name}</bdi>, {person.email}
        </p>
      </div>
      <SignIns />
      <PasswordForm isFreelancer={person.roles.includes('freelancer')} email={person.email} />
    </div>
  );
}
