import { authPlugin } from '@latchkey/vue';
import { createApp } from 'vue';
import App from './App.vue';
import { auth } from './auth.ts';

createApp(App).use(authPlugin, auth).mount('#app');
