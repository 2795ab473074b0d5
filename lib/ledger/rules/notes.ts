/** Notes in circulation, in đồng: what a cash count is made of. Pure, so that the form can add up while it is filled. */
export const notes = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const;
