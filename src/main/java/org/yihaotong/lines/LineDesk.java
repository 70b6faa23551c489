package org.yihaotong.lines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.access.AuditLog;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.LineChanges.Part;
import org.yihaotong.lines.StagePlan.CutOver;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;
import org.yihaotong.registry.DirectoryNumbers;

/**
 * Where an administrator changes lines. Each change is checked, stored together with its
 * record, and seen by this node at once.
 */
@Service
class LineDesk {

	private static final int LONGEST_GREETING = 200;

	private static final int MOST_CUT_OVERS = 20;

	private static final Duration FURTHEST = Duration.ofDays(731);

	private final Lines lines;

	private final LineChanges changes;

	private final CachedLineDirectory directory;

	private final DirectoryNumbers numbers;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	LineDesk(Lines lines, LineChanges changes, CachedLineDirectory directory, DirectoryNumbers numbers, AuditLog audit,
			TransactionTemplate transaction, Clock clock) {
		this.lines = lines;
		this.changes = changes;
		this.directory = directory;
		this.numbers = numbers;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Changes what callers of a line meet.
	 * @param number the line
	 * @param version the version that the change was made from
	 * @param wanted the new settings
	 * @param by who changes it
	 */
	void change(LineNumber number, long version, Settings wanted, StaffId by) {
		store(() -> {
			LineSetup before = current(number, version);
			String greeting = greeting(wanted.greeting());
			LineRules rules = Objects.requireNonNullElseGet(wanted.rules(), () -> RulesForm.of(before.rules()))
				.read(before.line().mode());
			rules.duty().map(LineRules.DutyTelephone::entry).ifPresent(this::inDirectory);
			if (!this.lines.store(number, version, greeting, rules)) {
				throw LineRefusals.changedMeanwhile();
			}
			Settings after = new Settings(greeting, RulesForm.of(rules));
			this.changes.add(number, Part.SETTINGS, by, this.clock.instant(), Settings.of(before), after);
			this.audit.record(by, "line.changed", number.value(), after.differences(Settings.of(before)));
		});
	}

	/**
	 * Replaces the cut-overs that are still to come.
	 * @param number the line
	 * @param version the version that the change was made from
	 * @param wanted all cut-overs to come; those that have taken effect may be among
	 * them, unchanged
	 * @param by who changes it
	 */
	void plan(LineNumber number, long version, List<WantedCutOver> wanted, StaffId by) {
		store(() -> {
			LineSetup setup = current(number, version);
			StagePlan before = setup.plan()
				.orElseThrow(() -> LineRefusals.badInput("without-stages", "This line has no stages"));
			Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
			List<CutOver> ahead = ahead(before, wanted, now);
			if (!this.lines.storePlan(number, version, now, ahead)) {
				throw LineRefusals.changedMeanwhile();
			}
			List<CutOver> all = new ArrayList<>(before.past(now));
			all.addAll(ahead);
			StagePlan after = new StagePlan(before.first(), all);
			this.changes.add(number, Part.PLAN, by, now, before, after);
			this.audit.record(by, "line.planned", number.value(), ahead.toString());
		});
	}

	private void store(Runnable change) {
		this.transaction.executeWithoutResult((status) -> change.run());
		this.directory.refresh();
	}

	/**
	 * Reads the line from the database: the copy in memory may be older than the version
	 * that another node gave the administrator.
	 */
	private LineSetup current(LineNumber number, long version) {
		LineSetup setup = this.lines.all()
			.stream()
			.filter((one) -> one.line().number().equals(number))
			.findFirst()
			.orElseThrow(LineRefusals::notFound);
		if (setup.version() != version) {
			throw LineRefusals.changedMeanwhile();
		}
		return setup;
	}

	private List<CutOver> ahead(StagePlan before, List<WantedCutOver> wanted, Instant now) {
		List<CutOver> past = before.past(now);
		List<CutOver> ahead = wanted.stream()
			.map((cutOver) -> cutOver.read(now))
			.filter((cutOver) -> !past.contains(cutOver))
			.toList();
		if (ahead.size() > MOST_CUT_OVERS) {
			throw LineRefusals.badInput("cut-overs", "More than " + MOST_CUT_OVERS + " cut-overs", MOST_CUT_OVERS);
		}
		Set<Instant> times = new HashSet<>();
		past.forEach((cutOver) -> times.add(cutOver.at()));
		Stage stage = before.at(now);
		for (CutOver next : new StagePlan(stage, ahead).cutOvers()) {
			check(next, stage, times, now);
			stage = next.stage();
		}
		return ahead;
	}

	private void check(CutOver next, Stage stage, Set<Instant> times, Instant now) {
		if (next.at().isBefore(now)) {
			throw LineRefusals.cutOver("past", next.at(), this.clock.getZone());
		}
		if (next.at().isAfter(now.plus(FURTHEST))) {
			throw LineRefusals.cutOver("far", next.at(), this.clock.getZone());
		}
		if (!times.add(next.at())) {
			throw LineRefusals.cutOver("twice", next.at(), this.clock.getZone());
		}
		if (next.stage() == stage) {
			throw LineRefusals.cutOver("same", next.at(), this.clock.getZone());
		}
	}

	/** Nobody is sent to a number that the directory does not have. */
	private void inDirectory(DepartmentCode entry) {
		if (this.numbers.find(entry.value()).isEmpty()) {
			throw LineRefusals.unknownDuty(entry.value());
		}
	}

	private static String greeting(@Nullable String text) {
		String greeting = Objects.requireNonNullElse(text, "").strip();
		boolean plain = greeting.chars().noneMatch(Character::isISOControl);
		if (greeting.isEmpty() || greeting.length() > LONGEST_GREETING || !plain) {
			throw LineRefusals.badInput("greeting", "The greeting has 1 to " + LONGEST_GREETING + " characters",
					LONGEST_GREETING);
		}
		return greeting;
	}

	/**
	 * What an administrator sets of a line.
	 *
	 * @param greeting what the caller hears first
	 * @param rules how it is answered; null leaves them
	 */
	record Settings(@Nullable String greeting, @Nullable RulesForm rules) {

		static Settings of(LineSetup setup) {
			return new Settings(setup.line().greeting(), RulesForm.of(setup.rules()));
		}

		String differences(Settings before) {
			List<String> changed = new ArrayList<>();
			if (!Objects.equals(this.greeting, before.greeting)) {
				changed.add("greeting");
			}
			if (!Objects.equals(this.rules, before.rules)) {
				changed.add("rules");
			}
			return String.join(", ", changed);
		}

	}

	/**
	 * A cut-over as it is asked for.
	 *
	 * @param at from when on; null: at once
	 * @param stage the stage
	 */
	record WantedCutOver(@Nullable Instant at, @Nullable Stage stage) {

		CutOver read(Instant now) {
			Stage wanted = this.stage;
			if (wanted == null) {
				throw LineRefusals.badInput("stage", "A cut-over needs a stage");
			}
			return new CutOver(Objects.requireNonNullElse(this.at, now).truncatedTo(ChronoUnit.MILLIS), wanted);
		}

	}

}
