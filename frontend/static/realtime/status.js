/**
 * What a person is told about the connection.
 */

/** @import { Environment, Status } from "../../types.d.ts" */
/** @import { Connection } from "./connection.js" */

/**
 * @param {Connection} connection
 * @param {Environment} environment
 * @param {{isJoined: boolean, pending: number, isKept: boolean}} room welcomed; commands not acknowledged; all in the store
 * @returns {Status}
 */
export function statusOf(connection, environment, { isJoined, pending, isKept }) {
  const { retryAt, reason, isClosed, isFirstTry, isFallback } = connection;
  const away = environment.isOnline() ? "reconnecting" : "offline";
  const state = isClosed ? "closed" : isJoined ? "online" : isFirstTry ? "connecting" : away;
  return { state, retryAt, pending, isKept, reason, fallback: isFallback };
}
