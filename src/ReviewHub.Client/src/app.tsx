import { useEffect, useState } from 'preact/hooks';
import { messageOf } from './api';
import { DocumentPage } from './document/document-page';
import { AccountPage } from './pages/account';
import { BoardPage } from './pages/board';
import { Gone } from './pages/gone';
import { HomePage } from './pages/home';
import { InvitePage } from './pages/invite';
import { SetupPage } from './pages/setup';
import { SignInPage } from './pages/sign-in';
import { type Route, path, routeOf } from './router';
import { goToSignIn, loadMe, me } from './session';

export function App() {
  const route = routeOf(path.value);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = (): void => {
    setProblem(null);
    loadMe().catch((error: unknown) => setProblem(messageOf(error)));
  };
  useEffect(ask, []);
  if (problem) return <Gone title="ReviewHub cannot be reached" says={problem} again={ask} />;
  if (me.value === undefined) return <main class="opening" aria-busy="true" />;
  return me.value === null ? <ForStrangers route={route} /> : <ForMembers route={route} />;
}

function ForStrangers({ route }: { route: Route }) {
  if (route.type === 'invite') return <InvitePage code={route.code} />;
  if (route.type === 'setup') return <SetupPage code={route.code} />;
  if (route.type === 'sign-in') return <SignInPage />;
  return <ToSignIn />;
}

function ToSignIn() {
  useEffect(goToSignIn, []);
  return <main class="opening" />;
}

function ForMembers({ route }: { route: Route }) {
  switch (route.type) {
    case 'home':
      return <HomePage />;
    case 'sign-in':
      return <SignInPage />;
    case 'account':
      return <AccountPage />;
    case 'setup':
      return <SetupPage code={route.code} />;
    case 'invite':
      return <InvitePage code={route.code} />;
    case 'board':
      return <BoardPage key={route.board} id={route.board} />;
    case 'document':
      return <DocumentPage key={route.document} id={route.document} view={route.view} />;
    case 'nowhere':
      return <Gone title="There is no such page" says="The address may be old or mistyped." />;
  }
}
