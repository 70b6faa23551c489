package org.yihaotong.lines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.access.AuditLog;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;

/**
 * Where a supervisor switches announcements on and off: one at most for every line
 * together, and one for each line.
 */
@Service
class HotSpotDesk {

	/**
	 * What still matters tomorrow is told anew tomorrow: nobody forgets one for a week.
	 */
	static final Duration LONGEST = Duration.ofHours(24);

	private final HotSpots hotSpots;

	private final CachedLineDirectory directory;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	HotSpotDesk(HotSpots hotSpots, CachedLineDirectory directory, AuditLog audit, TransactionTemplate transaction,
			Clock clock) {
		this.hotSpots = hotSpots;
		this.directory = directory;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Switches an announcement on.
	 * @param wanted what is asked for
	 * @param by who asks
	 * @return its number
	 */
	long switchOn(Wanted wanted, StaffId by) {
		Instant now = this.clock.instant();
		Optional<LineNumber> line = line(wanted.line());
		String text = text(wanted.text());
		Instant until = until(wanted.until(), now);
		long id = Objects.requireNonNull(this.transaction.execute((status) -> {
			this.hotSpots.lock();
			clear(line, wanted.replaces(), now, by);
			this.audit.record(by, "announcement.on", subject(line), text);
			return this.hotSpots.add(line, text, now, until, by);
		}));
		this.directory.refresh();
		return id;
	}

	/**
	 * Switches an announcement off before its time.
	 * @param id its number
	 * @param by who does so
	 */
	void switchOff(long id, StaffId by) {
		this.transaction.executeWithoutResult((status) -> {
			this.hotSpots.lock();
			HotSpot hotSpot = this.hotSpots.find(id).orElseThrow(LineRefusals::noAnnouncement).hotSpot();
			if (!this.hotSpots.end(id, this.clock.instant(), by)) {
				throw LineRefusals.announcementOver();
			}
			this.audit.record(by, "announcement.off", subject(hotSpot.line()), hotSpot.text());
		});
		this.directory.refresh();
	}

	/**
	 * Ends what is on at that place, if the supervisor has seen it.
	 */
	private void clear(Optional<LineNumber> line, @Nullable Long seen, Instant now, StaffId by) {
		for (HotSpot on : this.hotSpots.notOver(now)) {
			if (!on.line().equals(line)) {
				continue;
			}
			if (seen == null || seen != on.id()) {
				throw LineRefusals.alreadyAnnounced();
			}
			this.hotSpots.end(on.id(), now, by);
			this.audit.record(by, "announcement.off", subject(line), on.text());
		}
	}

	private Optional<LineNumber> line(@Nullable String number) {
		return Optional.ofNullable(number)
			.map((digits) -> this.directory.setups()
				.stream()
				.map((setup) -> setup.line().number())
				.filter((known) -> known.value().equals(digits))
				.findFirst()
				.orElseThrow(LineRefusals::notFound));
	}

	private static String text(@Nullable String given) {
		String text = Objects.requireNonNullElse(given, "").strip().replaceAll("\\s+", " ");
		if (text.isEmpty() || text.length() > HotSpot.LONGEST || text.chars().anyMatch(Character::isISOControl)) {
			throw LineRefusals.badAnnouncement("text", "The text has 1 to " + HotSpot.LONGEST + " characters",
					HotSpot.LONGEST);
		}
		return text;
	}

	private static Instant until(@Nullable Instant until, Instant now) {
		if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
			throw LineRefusals.badAnnouncement("until",
					"It ends in the future, at most " + LONGEST.toHours() + " hours from now", LONGEST.toHours());
		}
		return until;
	}

	private static String subject(Optional<LineNumber> line) {
		return line.map(LineNumber::value).orElse("*");
	}

	/**
	 * What a supervisor asks for.
	 *
	 * @param line the line's number; null: every line
	 * @param text what is spoken
	 * @param until when it ends by itself
	 * @param replaces the announcement that is on there, as the supervisor has seen it
	 */
	record Wanted(@Nullable String line, @Nullable String text, @Nullable Instant until, @Nullable Long replaces) {
	}

}
