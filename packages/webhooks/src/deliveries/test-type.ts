/** No webhook asks for it: somebody who sends a test gets one. */
export const testType = "webhook.test";
