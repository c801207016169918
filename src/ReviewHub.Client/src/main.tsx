import { render } from 'preact';
import { App } from './app';
import { followLinks } from './router';
import './styles/index.css';
import { showTheme } from './theme';

showTheme();
followLinks();
const page = document.getElementById('page');
if (page) render(<App />, page);
