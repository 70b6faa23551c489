import { createRoot } from 'react-dom/client';
import { Console } from './Console';
import { currentLanguage, setLanguage } from './i18n/language';
import './shared/base.css';

setLanguage(currentLanguage());

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<Console />);
}
