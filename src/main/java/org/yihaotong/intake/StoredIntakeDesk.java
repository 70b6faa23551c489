package org.yihaotong.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Classifier;
import org.yihaotong.classification.Manner;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.lines.LineOutcome;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.CoarseWait;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;
import org.yihaotong.routing.CallBackQueue;
import org.yihaotong.routing.ContactQueue;
import org.yihaotong.routing.QueuedContact;
import org.yihaotong.routing.WaitEstimate;
import org.yihaotong.routing.WaitEstimates;

/**
 * The desk over PostgreSQL. Understanding a text happens before the transaction, so that
 * it stays short.
 */
@Service
class StoredIntakeDesk implements IntakeDesk {

	private static final Logger logger = LoggerFactory.getLogger(StoredIntakeDesk.class);

	/** Self-service answers within 120 s; longer means that the server died meanwhile. */
	private static final Duration LONGEST_SELF_SERVICE = Duration.ofMinutes(5);

	/** Who comes again within these days goes to whoever knows the matter. */
	private static final Duration REPEATED_WITHIN = Duration.ofDays(7);

	private final Contacts contacts;

	private final ContactNumbers numbers;

	private final Classifier classifier;

	private final Taxonomy taxonomy;

	private final ContactQueue queue;

	private final CallBackQueue callBacks;

	private final WaitEstimates waits;

	private final LinePolicy lines;

	private final TransactionTemplate transaction;

	private final Clock clock;

	StoredIntakeDesk(Contacts contacts, ContactNumbers numbers, Classifier classifier, Taxonomy taxonomy,
			ContactQueue queue, CallBackQueue callBacks, WaitEstimates waits, LinePolicy lines,
			TransactionTemplate transaction, Clock clock) {
		this.contacts = contacts;
		this.numbers = numbers;
		this.classifier = classifier;
		this.taxonomy = taxonomy;
		this.queue = queue;
		this.callBacks = callBacks;
		this.waits = waits;
		this.lines = lines;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public ContactReceipt receive(NewContact contact) {
		return store(contact, true);
	}

	@Override
	public ContactReceipt hold(NewContact contact) {
		return store(contact, false);
	}

	private ContactReceipt store(NewContact contact, boolean queued) {
		if (contact.channel() == Channel.VOICE) {
			throw new IllegalArgumentException("A call does not come as a letter or message");
		}
		return this.contacts.findBySource(contact.sourceKey()).orElseGet(() -> storeNew(contact, queued));
	}

	private ContactReceipt storeNew(NewContact contact, boolean queued) {
		Instant at = this.clock.instant();
		String number = this.numbers.next(contact.channel(), at, this.clock.getZone());
		Classification classification = this.classifier.classify(contact.subject() + "\n" + contact.text());
		Triage triage = triage(contact.subject() + "\n" + contact.text(), classification);
		Priority priority = priority(triage);
		return this.transaction.execute((status) -> {
			ContactId id = ContactId.random();
			if (!this.contacts.insert(id, number, contact, triage, priority, at)) {
				return this.contacts.findBySource(contact.sourceKey()).orElseThrow();
			}
			contact.attachments().forEach((attachment) -> this.contacts.insertAttachment(id, attachment));
			if (queued) {
				toQueue(id);
			}
			return new ContactReceipt(id, number, false);
		});
	}

	@Override
	public void callArrived(ContactId call, Optional<PhoneNumber> caller, LineNumber line, Instant at) {
		if (this.contacts.find(call).isEmpty()) {
			String number = this.numbers.next(Channel.VOICE, at, this.clock.getZone());
			this.contacts.insertCall(call, number, caller, line, at);
		}
	}

	@Override
	public Triage heard(ContactId call, String text) {
		String clipped = clipped(text);
		Triage triage = triage(clipped, this.classifier.classify(clipped));
		Priority priority = priority(triage);
		this.transaction.executeWithoutResult(
				(status) -> this.contacts.addTurn(call, clipped, triage, priority, this.clock.instant()));
		return triage;
	}

	@Override
	public void callToQueue(ContactId call) {
		toQueue(call);
	}

	@Override
	public void emergency(ContactId call) {
		this.transaction.executeWithoutResult((status) -> {
			this.contacts.markEmergency(call);
			toQueue(call);
			this.queue.raise(call, Priority.EMERGENCY);
		});
	}

	@Override
	public boolean isEmergency(ContactId call) {
		return this.contacts.isEmergency(call);
	}

	@Override
	public void callToQueue(ContactId call, Instant since) {
		toQueue(call, since);
	}

	@Override
	public void toQueue(ContactId contact) {
		toQueue(contact, this.clock.instant());
	}

	private void toQueue(ContactId contact, Instant now) {
		this.transaction.executeWithoutResult((status) -> {
			this.contacts.markQueued(contact, now).ifPresent((entry) -> {
				// A caller's wait begins when the flow ends, a writer's when the text
				// came.
				Instant joinedAt = (entry.channel() == Channel.VOICE) ? since(contact, now) : entry.receivedAt();
				this.queue.join(new QueuedContact(contact, entry.channel(), entry.priority(), joinedAt, entry.line(),
						entry.category(), signedWithin(entry), skills(entry),
						this.contacts.earlier(contact, now.minus(REPEATED_WITHIN), QueuedContact.MOST_EARLIER)));
			});
		});
	}

	/** Whoever calls again while a call-back waits has the place of the call-back. */
	private Instant since(ContactId call, Instant now) {
		return this.contacts.find(call)
			.flatMap(ContactView::phone)
			.flatMap((number) -> takeOver(call, number))
			.map(CallBackQueue.Waited::joinedAt)
			.filter(now::isAfter)
			.orElse(now);
	}

	/** The later contact goes on from the earlier one, which has an end by that. */
	private Optional<CallBackQueue.Waited> takeOver(ContactId later, PhoneNumber number) {
		Optional<CallBackQueue.Waited> earlier = this.callBacks.takeOver(number)
			.filter((waited) -> !waited.contact().equals(later));
		earlier
			.ifPresent((waited) -> this.contacts.end(waited.contact(), ContactOutcome.CONTINUED, this.clock.instant()));
		return earlier;
	}

	@Override
	public boolean callBack(ContactId call, PhoneNumber number) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			toQueue(call);
			takeOver(call, number);
			return this.callBacks.keep(call, number);
		}));
	}

	@Override
	public Optional<Integer> ahead(ContactId contact) {
		return this.queue.ahead(contact);
	}

	@Override
	public Optional<CoarseWait> expectedWait(ContactId contact) {
		return this.waits.forWaiting(contact).map(WaitEstimate::spoken);
	}

	private Optional<Duration> signedWithin(Contacts.Queueable entry) {
		return entry.category()
			.flatMap(this.taxonomy::find)
			.map((category) -> Duration.ofHours(category.acceptHours()));
	}

	/**
	 * A text is read by whoever speaks its language; the callers of a stationed line
	 * belong to the utility's own staff.
	 */
	private Set<Skill> skills(Contacts.Queueable entry) {
		if (entry.channel() != Channel.VOICE) {
			return foreign(entry.language()) ? Set.of(Skill.language(entry.language().tag())) : Set.of();
		}
		return switch (this.lines.now(entry.line()).outcome()) {
			case LineOutcome.RingHere here ->
				here.group().map((group) -> Set.of(Skill.group(group.value()))).orElse(Set.of());
			case LineOutcome.RingThere _, LineOutcome.RingDuty _, LineOutcome.Voicemail _, LineOutcome.CallBackOffer _,
					LineOutcome.EmergencyOnly _, LineOutcome.AnnounceAndEnd _ ->
				Set.of();
		};
	}

	private static boolean foreign(Manner.Language language) {
		return !language.chinese() && language != Manner.Language.OTHER;
	}

	@Override
	public void end(ContactId contact, ContactOutcome outcome) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.contacts.end(contact, outcome, this.clock.instant())) {
				this.queue.withdraw(contact);
				if (outcome == ContactOutcome.LEFT_MESSAGE) {
					instead(contact);
				}
			}
		});
	}

	/** Nobody is called back for having left the queue who left a message as well. */
	private void instead(ContactId message) {
		this.contacts.find(message)
			.flatMap(ContactView::phone)
			.flatMap(this.callBacks::messageLeft)
			.ifPresent((missed) -> this.contacts.end(missed, ContactOutcome.CONTINUED, this.clock.instant()));
	}

	@Override
	public Optional<ContactView> find(ContactId contact) {
		return this.contacts.find(contact);
	}

	@Override
	public Optional<ContactView> find(String number) {
		return this.contacts.find(number);
	}

	/** Gives to an agent what a killed server had left with self-service. */
	@Scheduled(fixedDelayString = "PT1M")
	void queueForgotten() {
		for (ContactId contact : this.contacts.heldBefore(this.clock.instant().minus(LONGEST_SELF_SERVICE))) {
			logger.warn("Contact {} was left by self-service and goes to an agent", contact);
			toQueue(contact);
		}
	}

	private Triage triage(String text, Classification classification) {
		return Understanding.triage(text, classification, first(classification));
	}

	private Priority priority(Triage triage) {
		return TriagePolicy.priority(triage.decision(), triage.classification(), first(triage.classification()));
	}

	private Optional<Category> first(Classification classification) {
		return classification.top().stream().findFirst().flatMap((candidate) -> this.taxonomy.find(candidate.code()));
	}

	private static String clipped(String text) {
		return (text.length() > NewContact.MAX_TEXT) ? text.substring(0, NewContact.MAX_TEXT) : text;
	}

}
