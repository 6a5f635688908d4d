import { stopServers } from './running.ts';

export default stopServers;
