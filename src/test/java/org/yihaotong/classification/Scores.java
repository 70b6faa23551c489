package org.yihaotong.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts right and wrong answers. Accuracy is the share of right answers; macro-F1 the
 * plain mean over all labels of the harmonic mean of precision and recall.
 */
public final class Scores {

	private final List<String[]> answers = new ArrayList<>();

	public void add(String truth, String answer) {
		this.answers.add(new String[] { truth, answer });
	}

	public double accuracy() {
		return this.answers.stream().filter((pair) -> pair[0].equals(pair[1])).count() / (double) this.answers.size();
	}

	public double macroF1() {
		Map<String, int[]> counts = new TreeMap<>();
		for (String[] pair : this.answers) {
			int[] truth = counts.computeIfAbsent(pair[0], (label) -> new int[3]);
			truth[1]++;
			counts.computeIfAbsent(pair[1], (label) -> new int[3])[2]++;
			truth[0] += pair[0].equals(pair[1]) ? 1 : 0;
		}
		return counts.values()
			.stream()
			.mapToDouble((count) -> 2.0 * count[0] / (count[1] + count[2]))
			.average()
			.orElse(0);
	}

	/**
	 * Lists the commonest mistakes.
	 * @param most how many
	 * @return lines such as {@code 0901 taken for 0902: 3}
	 */
	public List<String> confusions(int most) {
		Map<String, Integer> pairs = new TreeMap<>();
		this.answers.stream()
			.filter((pair) -> !pair[0].equals(pair[1]))
			.forEach((pair) -> pairs.merge(pair[0] + " taken for " + pair[1], 1, Integer::sum));
		return pairs.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
			.limit(most)
			.map((pair) -> pair.getKey() + ": " + pair.getValue())
			.toList();
	}

}
