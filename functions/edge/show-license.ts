import type { LicenseView } from '../../shared/flows/licenses.ts';
import { etag } from './if-match.ts';
import { type Answer, reply } from './reply.ts';

export const showLicense = ({ license, remaining }: LicenseView) => ({ ...license, remaining });

export const answerLicense = (view: LicenseView, status = 200): Answer => reply(status, showLicense(view), etag(view.revision));
