import { useEffect, useState } from 'react';
import { textOf } from '../shared/text-of.ts';
import type { Account, RememberedDevice } from './account.ts';

interface SettingsProps {
  readonly username: string;
  readonly account: Account;
  readonly onSignOut: () => void;
}

export function Settings({ username, account, onSignOut }: SettingsProps) {
  return (
    <main>
      <h1>Hello {username}</h1>
      <Profile account={account} />
      <Password account={account} />
      <Devices account={account} />
      <button type="button" onClick={onSignOut}>
        Sign out
      </button>
    </main>
  );
}

function Profile({ account }: { readonly account: Account }) {
  const [name, setName] = useState('');
  const [saved, setSaved] = useState(false);
  useEffect(() => void account.readName().then(setName), [account]);
  return (
    <form
      aria-label="Profile"
      onSubmit={(event) => {
        event.preventDefault();
        void account.saveName(name).then(() => setSaved(true));
      }}
    >
      <label>
        Name <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <button type="submit">Save</button>
      {saved && <p role="status">Saved.</p>}
    </form>
  );
}

function Password({ account }: { readonly account: Account }) {
  const [outcome, setOutcome] = useState('');
  return (
    <form
      aria-label="Password"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        account.changePassword(textOf(form, 'current'), textOf(form, 'next')).then(
          () => setOutcome('Changed.'),
          (problem: unknown) => setOutcome(account.sentenceFor(problem)),
        );
      }}
    >
      <label>
        Current password <input name="current" type="password" autoComplete="current-password" required />
      </label>
      <label>
        New password <input name="next" type="password" autoComplete="new-password" required />
      </label>
      <button type="submit">Change password</button>
      <p role="status">{outcome}</p>
    </form>
  );
}

function Devices({ account }: { readonly account: Account }) {
  const [devices, setDevices] = useState<readonly RememberedDevice[]>([]);
  useEffect(() => void account.listDevices().then(setDevices), [account]);
  const forget = async (key: string) => {
    await account.forgetDevice(key);
    setDevices(await account.listDevices());
  };
  return (
    <ul aria-label="Devices">
      {devices.map(({ key, name }) => (
        <li key={key}>
          {name}{' '}
          <button type="button" onClick={() => void forget(key)}>
            Forget
          </button>
        </li>
      ))}
    </ul>
  );
}
