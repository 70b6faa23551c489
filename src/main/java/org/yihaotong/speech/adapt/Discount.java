package org.yihaotong.speech.adapt;

import java.util.Collection;

/**
 * What is taken from each count to be given to what was never seen: less from a single
 * occurrence than from many (modified Kneser-Ney, Chen and Goodman 1998), by how many
 * groups of words occurred once, twice, three and four times.
 *
 * @param once from a count of one
 * @param twice from a count of two
 * @param more from a higher count
 */
record Discount(double once, double twice, double more) {

	private static final Discount USUAL = new Discount(0.7, 1.0, 1.3);

	static Discount of(Collection<Double> counts) {
		double[] times = new double[5];
		for (double count : counts) {
			int rounded = (int) Math.round(count);
			if (rounded > 0 && rounded < times.length) {
				times[rounded]++;
			}
		}
		if (times[1] == 0 || times[2] == 0 || times[3] == 0 || times[4] == 0) {
			return USUAL;
		}
		double share = times[1] / (times[1] + 2 * times[2]);
		return new Discount(within(1 - 2 * share * times[2] / times[1], 1),
				within(2 - 3 * share * times[3] / times[2], 2), within(3 - 4 * share * times[4] / times[3], 3));
	}

	private static double within(double discount, double most) {
		return Math.clamp(discount, 0.1 * most, 0.95 * most);
	}

	double from(double count) {
		if (count < 1) {
			return this.once * count;
		}
		return (count < 1.5) ? this.once : (count < 2.5) ? this.twice : this.more;
	}

}
