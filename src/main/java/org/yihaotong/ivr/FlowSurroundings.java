package org.yihaotong.ivr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.yihaotong.classification.Taxonomy;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.speech.SpeechRecogniser;

/**
 * What a flow needs of the place where it runs.
 */
final class FlowSurroundings {

	private static final int MAJOR = 2;

	private FlowSurroundings() {
	}

	/**
	 * Finds categories and entries of the directory that do not exist.
	 * @param flow a flow without faults of its own
	 * @param taxonomy the categories
	 * @param directory the numbers that callers may be handed over to
	 * @return what is wrong
	 */
	static List<FlowFault> faults(Flow flow, Taxonomy taxonomy, DirectoryNumbers directory) {
		Set<String> codes = new TreeSet<>();
		taxonomy.all()
			.stream()
			.map((category) -> category.code().value())
			.forEach((code) -> codes.addAll(List.of(code, code.substring(0, MAJOR))));
		List<FlowFault> faults = new ArrayList<>();
		flow.steps().values().forEach((step) -> {
			if (step instanceof Step.Classify classify) {
				classify.categories()
					.keySet()
					.stream()
					.filter((code) -> !codes.contains(code))
					.forEach((code) -> faults
						.add(new FlowFault(step.line(), step.name(), "there is no category \"" + code + "\"")));
			}
			if (step instanceof Step.Transfer transfer
					&& transfer.target() instanceof TransferTarget.OfDirectory(String name)
					&& directory.find(name).isEmpty()) {
				faults.add(new FlowFault(step.line(), step.name(), "the directory has no entry \"" + name + "\""));
			}
		});
		return faults;
	}

	/**
	 * Tells what callers of a flow cannot say.
	 * @param flow a flow
	 * @param recogniser hears
	 * @return a sentence for whoever runs the server; empty if all is well, and where
	 * there is no model at all, which is told elsewhere
	 */
	static Optional<String> unheard(Flow flow, SpeechRecogniser recogniser) {
		String tag = flow.language().toLanguageTag();
		if (!flow.language().equals(SpeechRecogniser.CHINESE) && !recogniser.hears(flow.language())) {
			return Optional.of("no model of " + tag + " is installed (yihaotong.speech.models." + tag
					+ "): its callers are not listened to and use keys");
		}
		List<String> unknown = recogniser.unknown(flow.language(), phrases(flow));
		return unknown.isEmpty() ? Optional.empty()
				: Optional.of("the speech model of " + tag + " cannot hear these answers: " + unknown);
	}

	/**
	 * Lists what the recogniser must be able to hear.
	 * @param flow a flow
	 * @return all answers and words
	 */
	static List<String> phrases(Flow flow) {
		Stream<String> ofSteps = flow.steps().values().stream().flatMap((step) -> switch (step) {
			case Step.Survey survey ->
				survey.scale().values().stream().map(Step.Survey.Grade::words).flatMap(List::stream);
			case Step.Collect collect when collect.wanted() instanceof Wanted.Digits -> SpokenDigits.PHRASES.stream();
			default -> Stream.empty();
		});
		return flow.answers().with(Stream.concat(flow.answers().all().stream(), ofSteps).toList());
	}

}
