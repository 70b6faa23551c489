package org.yihaotong.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.QueueExplanation.Before;
import org.yihaotong.routing.QueueExplanation.Credit;
import org.yihaotong.routing.QueueExplanation.Need;
import org.yihaotong.routing.QueueExplanation.Verdict;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.HotQueueLost;
import org.yihaotong.routing.hotqueue.Needs;
import org.yihaotong.routing.hotqueue.Outlook;

/**
 * Tells why a contact stands where it stands.
 */
@Component
class QueueExplainer {

	private static final Logger logger = LoggerFactory.getLogger(QueueExplainer.class);

	/** What a person can read at a glance. */
	private static final int SHOWN = 10;

	private final QueueEntries entries;

	private final HotQueue queue;

	private final Clock clock;

	QueueExplainer(QueueEntries entries, HotQueue queue, Clock clock) {
		this.entries = entries;
		this.queue = queue;
		this.clock = clock;
	}

	Optional<QueueExplanation> explain(ContactId contact) {
		return this.entries.find(contact).map(this::explain);
	}

	private QueueExplanation explain(QueueEntry entry) {
		Instant now = this.clock.instant();
		Optional<Outlook> outlook = outlook(entry);
		Needs needs = outlook.map(Outlook::needs).orElseGet(() -> entry.rings().at(now));
		return new QueueExplanation(entry.contact().value(), entry.channel(), entry.priority(), entry.joinedAt(),
				Duration.between(entry.joinedAt(), now).toSeconds(),
				Math.max(0, now.toEpochMilli() - entry.place()) / 1000, shown(entry.credits()),
				needs.levels()
					.entrySet()
					.stream()
					.map((need) -> new Need(need.getKey().value(), need.getValue()))
					.toList(),
				needs.agent().map(StaffId::value).orElse(null), entry.rings().widensAfter(now).orElse(null),
				this.entries.ahead(entry),
				this.entries.before(entry, SHOWN).stream().map(QueueExplainer::before).toList(),
				outlook.map(Outlook::idle).orElse(null), outlook.map(Outlook::fitting).orElse(null),
				verdict(entry, outlook.orElse(null)));
	}

	private Optional<Outlook> outlook(QueueEntry entry) {
		try {
			return this.queue.explain(entry.contact());
		}
		catch (HotQueueLost ex) {
			logger.debug("Redis cannot tell about contact {}", entry.contact(), ex);
			return Optional.empty();
		}
	}

	private static List<Credit> shown(Credits credits) {
		return credits.list()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((credit) -> new Credit(credit.getKey(), credit.getValue().toSeconds()))
			.toList();
	}

	private static Before before(QueueEntry other) {
		return new Before(other.contact().value(), other.priority(), other.joinedAt(), shown(other.credits()));
	}

	private static Verdict verdict(QueueEntry entry, @Nullable Outlook outlook) {
		return switch (entry.state()) {
			case OFFERED, ACTIVE, WRAPPING -> Verdict.WITH_AGENT;
			case DONE, ABANDONED, WITHDRAWN -> Verdict.ENDED;
			case WAITING -> entry.present() ? waiting(outlook) : Verdict.NOT_PRESENT;
		};
	}

	private static Verdict waiting(@Nullable Outlook outlook) {
		if (outlook == null) {
			return Verdict.UNKNOWN;
		}
		if (outlook.idle() == 0) {
			return Verdict.NOBODY_IDLE;
		}
		return (outlook.fitting() == 0) ? Verdict.NOBODY_FITS : Verdict.OFFERING;
	}

}
