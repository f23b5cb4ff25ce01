/**
 * What a person is told about the connection.
 */

/** @import { Environment, Status } from "../../types.d.ts" */
/** @import { Connection } from "./connection.js" */

/**
 * @param {Connection} connection
 * @param {Environment} environment
 * @param {{isJoined: boolean, pending: number}} room welcomed; commands not acknowledged
 * @returns {Status}
 */
export function statusOf(connection, environment, { isJoined, pending }) {
  const { retryAt, reason, isClosed, isFirstTry, isFallback } = connection;
  const away = environment.isOnline() ? "reconnecting" : "offline";
  const state = isClosed ? "closed" : isJoined ? "online" : isFirstTry ? "connecting" : away;
  return { state, retryAt, pending, reason, fallback: isFallback };
}
