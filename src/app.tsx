import { type PropsWithChildren, useEffect } from 'react';
import './app.css';
import './design/tokens.css';
import { AppProviders } from './appProviders';
import { bootstrap } from './bootstrap';
import { PageOverlay } from './pages/PageOverlay';

const services = bootstrap();

export default function App({ children }: PropsWithChildren) {
  useEffect(() => void services.start(), []);
  return (
    <AppProviders services={services} overlay={PageOverlay}>
      {children}
    </AppProviders>
  );
}
