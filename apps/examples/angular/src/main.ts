import { bootstrapApplication } from '@angular/platform-browser';
import { provideAuth } from '@latchkey/angular';
import { App } from './app';
import { auth } from './auth';

void bootstrapApplication(App, { providers: [provideAuth(auth)] });
