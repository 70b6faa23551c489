package org.yihaotong.talk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.access.AuditLog;
import org.yihaotong.intake.ContactBriefs;
import org.yihaotong.platform.ContactId;
import org.yihaotong.routing.TalkWork;
import org.yihaotong.talk.NotBriefed.Why;

/**
 * Hands what is known of a matter over to the emergency services in its talk, and what
 * the citizen says afterwards too. Beside the talk: nobody waits for it, and nothing
 * depends on it.
 */
@Component
class BriefingDesk implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(BriefingDesk.class);

	/** What fits on a page; a talk of half an hour has fewer. */
	private static final int LINES = 200;

	/** Handed over at once; more is a disaster, in which the voice counts. */
	private static final int AT_ONCE = 32;

	private final Briefings briefings;

	private final Parties parties;

	private final Talks talks;

	private final ContactBriefs contacts;

	private final TalkWork work;

	private final List<BriefingWay> ways;

	private final AuditLog audit;

	private final TransactionTemplate transactions;

	private final BriefingProperties rules;

	private final MeterRegistry meters;

	private final Clock clock;

	/** How often each was asked for since it was last put together. */
	private final Map<UUID, Integer> wanted = new ConcurrentHashMap<>();

	private final Semaphore places = new Semaphore(AT_ONCE);

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("briefing-", 0).factory());

	BriefingDesk(Briefings briefings, Parties parties, Talks talks, ContactBriefs contacts, TalkWork work,
			List<BriefingWay> ways, AuditLog audit, TransactionTemplate transactions, BriefingProperties rules,
			MeterRegistry meters, Clock clock) {
		this.briefings = briefings;
		this.parties = parties;
		this.talks = talks;
		this.contacts = contacts;
		this.work = work;
		this.ways = List.copyOf(ways);
		this.audit = audit;
		this.transactions = transactions;
		this.rules = rules;
		this.meters = meters;
		this.clock = clock;
	}

	/** Whether a service gets anything but words. */
	boolean reaches(String service) {
		return this.rules.route(service).isPresent();
	}

	Map<UUID, Briefings.Standing> of(ContactId contact) {
		return this.rules.to().isEmpty() ? Map.of() : this.briefings.of(contact);
	}

	/** The citizen has said more: the services in this talk get it too. */
	void follow(ContactId contact) {
		if (!this.rules.to().isEmpty()) {
			this.parties.emergencies(contact).forEach(this::hand);
		}
	}

	/**
	 * Hands over to one service. Whoever asks while that is being done has it done once
	 * more afterwards, with what is known by then.
	 * @param party the call to the service
	 */
	void hand(Party party) {
		if (!reaches(party.target()) || this.wanted.merge(party.id(), 1, Integer::sum) > 1) {
			return;
		}
		try {
			this.threads.execute(() -> handAll(party));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The server stops; {} is not told any more", party.target(), ex);
		}
	}

	private void handAll(Party party) {
		boolean more = true;
		while (more) {
			int seen = this.wanted.getOrDefault(party.id(), 0);
			try {
				placed(party);
			}
			// The rim of a thread: the next words of the citizen try again.
			catch (RuntimeException ex) {
				logger.warn("What {} was to be told of contact {} is not stored", party.target(), party.contact(), ex);
			}
			more = this.wanted.computeIfPresent(party.id(), (id, count) -> (count == seen) ? null : count) != null;
		}
	}

	private void placed(Party party) {
		try {
			if (this.places.tryAcquire(this.rules.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
				try {
					once(party);
				}
				finally {
					this.places.release();
				}
			}
			else {
				this.briefings.begins(party, this.clock.instant());
				failed(party, new NotBriefed(Why.TIMEOUT, "Too many at once", true));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void once(Party party) {
		int revision = this.briefings.begins(party, this.clock.instant());
		this.work.show(party.contact());
		try {
			Briefing briefing = this.contacts.of(party.contact())
				.map((contact) -> new Briefing(party.id(), party.target(), revision, this.clock.instant(), contact,
						this.talks.lines(party.contact(), LINES)))
				.orElseThrow(() -> new NotBriefed(Why.INTERRUPTED, "The contact is not stored yet", true));
			delivered(party, briefing, sent(briefing, this.rules.route(party.target()).orElseThrow()));
		}
		catch (NotBriefed ex) {
			failed(party, ex);
		}
		this.work.show(party.contact());
	}

	/** By the first way that is accepted. */
	private String sent(Briefing briefing, BriefingProperties.Route route) throws NotBriefed {
		NotBriefed last = new NotBriefed(Why.UNREACHABLE, "No way", false);
		for (BriefingWay way : this.ways.stream().filter((candidate) -> candidate.leadsTo(route)).toList()) {
			Optional<NotBriefed> failure = tried(way, briefing, route);
			if (failure.isEmpty()) {
				return way.name();
			}
			last = failure.get();
		}
		throw last;
	}

	private Optional<NotBriefed> tried(BriefingWay way, Briefing briefing, BriefingProperties.Route route) {
		for (int count = 1; true; count++) {
			try {
				way.deliver(briefing, route);
				return Optional.empty();
			}
			catch (NotBriefed ex) {
				logger.warn("{} was not told of {} by {}: {} {}", briefing.service(), briefing.contact().number(),
						way.name(), ex.why(), ex.detail());
				if (count >= this.rules.tries() || !ex.again() || !paused(this.rules.pause())) {
					return Optional.of(ex);
				}
			}
		}
	}

	private static boolean paused(Duration pause) {
		try {
			Thread.sleep(pause);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void delivered(Party party, Briefing briefing, String way) {
		String content = briefing.text();
		this.transactions.executeWithoutResult((transaction) -> {
			this.briefings.delivered(party.id(), way, content, this.clock.instant());
			this.audit.record(party.askedBy(), "emergency.briefed", briefing.contact().number(),
					party.target() + " " + way + " #" + briefing.revision() + " sha256:" + digest(content));
		});
		this.meters.counter("yihaotong.talk.briefings", "outcome", "delivered").increment();
	}

	private void failed(Party party, NotBriefed why) {
		String number = this.contacts.of(party.contact()).map((contact) -> contact.number()).orElse("");
		this.transactions.executeWithoutResult((transaction) -> {
			this.briefings.failed(party.id(), why, this.clock.instant());
			this.audit.record(party.askedBy(), "emergency.not-briefed", number,
					party.target() + " " + why.why() + " " + why.detail());
		});
		this.meters.counter("yihaotong.talk.briefings", "outcome", "failed").increment();
	}

	/** Names what stands in the table, which is personal data, by its digest. */
	private static String digest(String content) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/** All ways with all their tries, and as much again. */
	private Duration longest() {
		return this.rules.timeout()
			.plus(this.rules.pause())
			.multipliedBy(2L * this.rules.tries() * this.ways.size())
			.plus(this.rules.timeout());
	}

	@Scheduled(fixedDelayString = "PT30S")
	void endInterrupted() {
		if (this.rules.to().isEmpty()) {
			return;
		}
		int ended = this.briefings.interrupted(this.clock.instant().minus(longest()), this.clock.instant());
		if (ended > 0) {
			logger.warn("{} briefings of emergency services were interrupted", ended);
		}
	}

	@Override
	public void destroy() {
		this.threads.shutdownNow();
	}

}
