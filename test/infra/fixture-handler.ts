/** The smallest handler there is. */
export async function handler(): Promise<{ statusCode: number }> {
  return { statusCode: 204 };
}
