import './sign-in/sign-in.css';
import { authPlugin } from '@latchkey/vue';
import { createApp } from 'vue';
import App from './App.vue';
import { auth } from './auth';

createApp(App).use(authPlugin, auth).mount('#root');
