import { fetchAuthSession } from 'aws-amplify/auth';
import { useState } from 'react';
import { useSession } from './auth-provider.tsx';

async function fetchNotes(): Promise<string[]> {
  const { tokens } = await fetchAuthSession();
  const response = await fetch('/api/notes', {
    headers: { authorization: `Bearer ${tokens?.accessToken.toString() ?? ''}` },
  });
  return (await response.json()) as string[];
}

export function Notes() {
  const { username, signOut } = useSession();
  const [notes, setNotes] = useState<readonly string[]>([]);
  return (
    <main>
      <h1>Hello {username}</h1>
      <button type="button" onClick={() => void fetchNotes().then(setNotes)}>
        Load notes
      </button>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </main>
  );
}
