import './sign-in/sign-in.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { auth } from './auth';

const target = document.querySelector('#root');
if (target) mount(App, { target, props: { auth } });
