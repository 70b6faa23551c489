package org.yihaotong.ivr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what is wrong with a flow before a citizen does. Pure.
 */
final class FlowChecker {

	/** What does something to a contact that is still open. */
	private static final Set<StepKind> NEEDS_A_CONTACT = EnumSet.of(StepKind.ASK, StepKind.COLLECT, StepKind.RULE,
			StepKind.SERVICE, StepKind.TRANSFER, StepKind.VOICEMAIL, StepKind.CALL_BACK, StepKind.ENQUEUE);

	private final Flow flow;

	private final List<FlowFault> faults = new ArrayList<>();

	private FlowChecker(Flow flow) {
		this.flow = flow;
	}

	/**
	 * Checks a flow.
	 * @param flow the flow
	 * @return what is wrong, in the order of the file as far as possible
	 */
	static List<FlowFault> faults(Flow flow) {
		FlowChecker checker = new FlowChecker(flow);
		checker.callers();
		checker.names();
		if (checker.faults.isEmpty()) {
			checker.deadEnds();
			checker.loops();
			checker.unreached();
			checker.facts();
		}
		return checker.faults;
	}

	/**
	 * Finds only the jumps and prompts that do not exist, in a flow that has other faults
	 * as well: a file tells all of them at once.
	 * @param flow a flow that could not be read as a whole
	 * @return what is wrong
	 */
	static List<FlowFault> missing(Flow flow) {
		FlowChecker checker = new FlowChecker(flow);
		checker.references();
		return checker.faults;
	}

	private void callers() {
		this.flow.callers()
			.lines()
			.stream()
			.filter((line) -> !line.matches("[0-9]{3,12}"))
			.forEach((line) -> this.faults
				.add(new FlowFault(0, "", "\"lines\" names \"" + line + "\", which is no number of a line")));
		if (!this.flow.callers().lines().isEmpty() && this.flow.purpose() != Flow.Purpose.CALL) {
			this.faults.add(new FlowFault(0, "",
					"\"lines\" is for flows of incoming calls; a file NAME.LANGUAGE.yaml is for the others"));
		}
	}

	private void names() {
		target(0, "", "start", this.flow.start());
		target(0, "", "person", this.flow.person());
		target(0, "", "emergency", this.flow.emergency());
		kind(this.flow.emergency(), "the way to the emergency desk", StepKind.EMERGENCY);
		switch (this.flow.purpose()) {
			case CALL, RETURNED, WAITING -> {
				kind(waits(this.flow.person()), "the way to a person", StepKind.ENQUEUE);
			}
			case SURVEY -> {
				kind(this.flow.person(), "the way to a person in a survey", StepKind.END);
				this.flow.steps()
					.values()
					.stream()
					.filter((step) -> NEEDS_A_CONTACT.contains(step.kind()))
					.forEach((step) -> fault(step, "cannot stand in a survey, because the contact is over by then"));
			}
		}
		this.flow.prompts()
			.forEach((name, text) -> Fact.unknownIn(text)
				.ifPresent((found) -> this.faults.add(new FlowFault(this.flow.promptLines().getOrDefault(name, 0), "",
						"prompt \"" + name + "\" has the unknown placeholder " + found))));
		references();
	}

	/** An empty name is a missing field, which the reader has told. */
	private void references() {
		for (Step step : this.flow.steps().values()) {
			step.jumps()
				.stream()
				.filter((jump) -> !jump.target().isEmpty())
				.forEach((jump) -> target(step.line(), step.name(), "a jump", jump.target()));
			step.prompts()
				.stream()
				.filter((spoken) -> !spoken.prompt().isEmpty() && !this.flow.prompts().containsKey(spoken.prompt()))
				.forEach((spoken) -> fault(step, "the prompt \"" + spoken.prompt() + "\" does not exist"));
		}
	}

	/** The rules of the line may stand before the queue. */
	private String waits(String person) {
		return (this.flow.steps().get(person) instanceof Step.Rule rule) ? rule.otherwise() : person;
	}

	private void kind(String name, String role, StepKind kind) {
		Step step = this.flow.steps().get(name);
		if (step != null && step.kind() != kind) {
			fault(step, "is named as " + role + ", so it must be of the kind " + Words.of(kind));
		}
	}

	private void target(int line, String step, String what, String target) {
		if (!this.flow.steps().containsKey(target)) {
			this.faults.add(new FlowFault(line, step, what + " leads to \"" + target + "\", which does not exist"));
		}
	}

	/** Every step must be able to reach one that ends the flow. */
	private void deadEnds() {
		Set<String> good = new HashSet<>();
		boolean more = true;
		while (more) {
			more = false;
			for (Step step : this.flow.steps().values()) {
				boolean reaches = step.jumps().isEmpty()
						|| step.jumps().stream().anyMatch((jump) -> good.contains(jump.target()));
				more |= reaches && good.add(step.name());
			}
		}
		this.flow.steps()
			.values()
			.stream()
			.filter((step) -> !good.contains(step.name()))
			.forEach((step) -> fault(step, "is a dead end: no way leads from it to an agent or to the end"));
	}

	/** Between two turns of the citizen the flow must move on. */
	private void loops() {
		for (Step step : this.flow.steps().values()) {
			if (!step.turn() && reachable(step, false).contains(step.name())) {
				fault(step, "is part of an endless loop in which the citizen never has a turn");
			}
		}
	}

	private void unreached() {
		Set<String> reached = new HashSet<>();
		for (String entry : List.of(this.flow.start(), this.flow.person(), this.flow.emergency())) {
			reached.addAll(reachable(this.flow.step(entry), true));
		}
		this.flow.steps()
			.values()
			.stream()
			.filter((step) -> !reached.contains(step.name()) && !step.name().equals(this.flow.start())
					&& !step.name().equals(this.flow.person()) && !step.name().equals(this.flow.emergency()))
			.forEach((step) -> fault(step, "is never reached"));
	}

	private Set<String> reachable(Step from, boolean throughTurns) {
		Set<String> reached = new HashSet<>();
		Deque<Step> open = new ArrayDeque<>(List.of(from));
		while (!open.isEmpty()) {
			for (Jump jump : open.pop().jumps()) {
				Step next = this.flow.step(jump.target());
				if ((throughTurns || !next.turn()) && reached.add(next.name())) {
					open.push(next);
				}
			}
		}
		return reached;
	}

	/** A prompt may only speak of what is known on every way that leads to it. */
	private void facts() {
		Map<String, Set<Fact>> known = known();
		for (Step step : this.flow.steps().values()) {
			for (Spoken spoken : step.prompts()) {
				Set<Fact> missing = Fact.in(this.flow.prompt(spoken.prompt()));
				missing.removeAll(known.getOrDefault(step.name(), Set.of()));
				missing.removeAll(spoken.known());
				missing.forEach((fact) -> fault(step, "the prompt \"" + spoken.prompt() + "\" speaks of "
						+ fact.placeholder() + ", which is not known on every way to this step"));
			}
		}
	}

	private Map<String, Set<Fact>> known() {
		Map<String, Set<Fact>> known = new HashMap<>();
		this.flow.steps().keySet().forEach((name) -> known.put(name, EnumSet.allOf(Fact.class)));
		known.put(this.flow.start(), atFirst());
		// Any step may fall to the way to a person and to the emergency desk.
		known.put(this.flow.person(), atFirst());
		known.put(this.flow.emergency(), atFirst());
		boolean more = true;
		while (more) {
			more = false;
			for (Step step : this.flow.steps().values()) {
				for (Jump jump : step.jumps()) {
					Set<Fact> along = EnumSet.noneOf(Fact.class);
					along.addAll(known.getOrDefault(step.name(), Set.of()));
					along.addAll(jump.gives());
					more |= known.getOrDefault(jump.target(), Set.of()).retainAll(along);
				}
			}
		}
		return known;
	}

	private void fault(Step step, String reason) {
		this.faults.add(new FlowFault(step.line(), step.name(), reason));
	}

	/** What is known before anybody has said a word. */
	private Set<Fact> atFirst() {
		return switch (this.flow.purpose()) {
			case CALL, RETURNED -> EnumSet.of(Fact.GREETING);
			case SURVEY -> EnumSet.of(Fact.GREETING, Fact.MATTER);
			case WAITING -> EnumSet.of(Fact.GREETING, Fact.AHEAD);
		};
	}

}
