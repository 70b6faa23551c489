package org.yihaotong.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.cases.CaseDispatched;
import org.yihaotong.cases.CaseRedispatched;
import org.yihaotong.cases.CaseView;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Decision;
import org.yihaotong.classification.Labels;
import org.yihaotong.classification.Manner;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.lines.SkillGroup;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.CoarseWait;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.ContactEvent;
import org.yihaotong.routing.QueuedContact;
import org.yihaotong.routing.WaitEstimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

class IntakeDeskTests extends IntakeModule {

	@Autowired
	private LabelKeeper keeper;

	@Autowired
	private StoredIntakeDesk desk;

	@Autowired
	private ApplicationEventPublisher events;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void storesUnderstandsAndQueuesALetter() {
		NewContact letter = new NewContact(Channel.LETTER, "key-1", LineDirectory.MAIN, "李雷", Optional.of(CITIZEN),
				Optional.of("li@example.org"), "停水", "家里停水三天了", "人民路1号", Optional.empty(),
				List.of(new NewContact.Attachment("a.jpg", "image/jpeg", new byte[] { 1, 2, 3 })));
		ContactReceipt receipt = this.desk.receive(letter);
		assertThat(receipt.number()).matches("L[0-9]{8}-[0-9]{5}");
		assertThat(receipt.alreadyKnown()).isFalse();
		ContactView contact = this.desk.find(receipt.contact()).orElseThrow();
		assertThat(contact.text()).isEqualTo("家里停水三天了");
		assertThat(contact.phone()).contains(CITIZEN);
		assertThat(contact.classification().top()).extracting(Classification.Candidate::code).containsExactly(WATER);
		assertThat(contact.attachments()).extracting(ContactView.AttachmentView::size).containsExactly(3L);
		QueuedContact queued = queued();
		assertThat(queued.contact()).isEqualTo(receipt.contact());
		assertThat(queued.joinedAt()).isEqualTo(contact.receivedAt());
		assertThat(queued.category()).contains(WATER);
		assertThat(queued.signedWithin()).contains(Duration.ofHours(2));
		assertThat(queued.skills()).isEmpty();
	}

	@Test
	void aLetterIsForWhoeverReadsItsLanguage() {
		given(this.classifier.classify(contains("Trinkwasser"))).willReturn(new Classification(List.of(),
				new Decision.Unknown(), Optional.empty(), Optional.empty(), List.of(), List.of(),
				new Manner(Manner.PLAIN.nature(), Manner.PLAIN.urgency(), Manner.PLAIN.mood(), Manner.Language.LATIN)));
		this.desk.receive(letter("foreign", "Kein Trinkwasser"));
		assertThat(queued().skills()).containsExactly(Skill.language("en"));
	}

	@Test
	void theSameLetterTwiceIsOneContact() {
		ContactReceipt first = this.desk.receive(letter("twice", "家里停水"));
		ContactReceipt second = this.desk.receive(letter("twice", "家里停水"));
		assertThat(second.contact()).isEqualTo(first.contact());
		assertThat(second.number()).isEqualTo(first.number());
		assertThat(second.alreadyKnown()).isTrue();
		verify(this.queue).join(any());
	}

	@Test
	void theSameLetterFromManySidesAtOnceIsOneContact() throws Exception {
		try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<ContactReceipt> arrival = () -> this.desk.receive(letter("at once", "家里停水"));
			Set<ContactId> contacts = executor.invokeAll(Stream.generate(() -> arrival).limit(16).toList())
				.stream()
				.map((future) -> future.resultNow().contact())
				.collect(Collectors.toSet());
			assertThat(contacts).hasSize(1);
		}
		assertThat(count("select count(*) from contact where source_key = 'at once'")).isOne();
		verify(this.queue).join(any());
	}

	@Test
	void nothingIsStoredWhenTheQueueCannotTakeIt() {
		willThrow(new IllegalStateException("down")).given(this.queue).join(any());
		assertThatIllegalStateException().isThrownBy(() -> this.desk.receive(letter("refused", "家里停水")));
		assertThat(count("select count(*) from contact where source_key = 'refused'")).isZero();
	}

	@Test
	void dangerInALetterGoesToTheHeadOfTheQueue() {
		this.desk.receive(letter("danger", "楼下着火了"));
		assertThat(queued().priority()).isEqualTo(Priority.EMERGENCY);
	}

	@Test
	void tellsTheCoarseWaitOfACallWhereThereIsAnEstimate() {
		ContactId call = ContactId.random();
		assertThat(this.desk.expectedWait(call)).isEmpty();
		Map<Integer, CoarseWait> told = Map.of(20, new CoarseWait.LessThanAMinute(), 250,
				new CoarseWait.AboutMinutes(5), 3_000, new CoarseWait.MoreThanTenMinutes());
		told.forEach((seconds, wait) -> {
			given(this.waits.forWaiting(call)).willReturn(Optional.of(new WaitEstimate(Duration.ofSeconds(seconds))));
			assertThat(this.desk.expectedWait(call)).contains(wait);
		});
	}

	@Test
	void aCallIsStoredHeardAndQueuedOnce() {
		ContactId call = ContactId.random();
		Instant at = Instant.parse("2026-11-23T16:30:00Z");
		this.desk.callArrived(call, Optional.of(CITIZEN), LineDirectory.MAIN, at);
		this.desk.callArrived(call, Optional.of(CITIZEN), LineDirectory.MAIN, at);
		assertThat(this.desk.heard(call, "嗯").decision()).isEqualTo(Triage.Decision.NOT_UNDERSTOOD);
		Triage triage = this.desk.heard(call, "家里停水了");
		assertThat(triage.decision()).isEqualTo(Triage.Decision.QUEUE);
		assertThat(triage.subject()).isEqualTo("停水断水");
		assertThat(this.desk.heard(call, "").decision()).isEqualTo(Triage.Decision.NOT_UNDERSTOOD);
		this.desk.callToQueue(call);
		this.desk.callToQueue(call);
		ContactView contact = this.desk.find(call).orElseThrow();
		assertThat(contact.number()).startsWith("C20261124-");
		assertThat(contact.text()).isEqualTo("嗯\n家里停水了");
		assertThat(contact.classification().decision().name()).isEqualTo("CERTAIN");
		assertThat(count("select count(*) from contact_turn where contact = '" + call + "'")).isEqualTo(3);
		assertThat(queued().channel()).isEqualTo(Channel.VOICE);
	}

	@Test
	void aCallToAStationedLineNeedsItsGroupAndALetterDoesNot() {
		stationed(Optional.of(new SkillGroup("heating")));
		ContactId call = ContactId.random();
		this.desk.callArrived(call, Optional.of(CITIZEN), LineDirectory.MAIN, Instant.now());
		this.desk.callToQueue(call);
		assertThat(queued().skills()).containsExactly(Skill.group("heating"));
		reset(this.queue);
		this.desk.receive(letter("stationed", "家里停水了"));
		assertThat(queued().skills()).isEmpty();
	}

	@Test
	void theSameCitizensEarlierContactsAreToldLatestFirst() {
		ContactId first = this.desk.receive(letter("earlier-1", "家里停水了")).contact();
		ContactId second = this.desk.receive(letter("earlier-2", "还是停水")).contact();
		reset(this.queue);
		ContactId call = ContactId.random();
		this.desk.callArrived(call, Optional.of(CITIZEN), LineDirectory.MAIN, Instant.now());
		this.desk.callToQueue(call);
		assertThat(queued().earlier()).startsWith(second, first).doesNotContain(call);
		reset(this.queue);
		ContactId other = ContactId.random();
		this.desk.callArrived(other, Optional.of(new PhoneNumber("+8613800009999")), LineDirectory.MAIN, Instant.now());
		this.desk.callToQueue(other);
		assertThat(queued().earlier()).isEmpty();
	}

	@Test
	void whatTheAgentChoseIsALabelForTheClassifier() {
		ContactReceipt letter = this.desk.receive(letter("label", "家里停水了"));
		CaseNumber number = new CaseNumber("20261124-00001");
		CaseView opened = mock(CaseView.class);
		given(opened.category()).willReturn(new CategoryCode("0905"));
		given(this.cases.find(number)).willReturn(Optional.of(opened));
		Instant at = Instant.parse("2026-11-24T01:00:00Z");
		this.keeper.on(new CaseDispatched(number, letter.contact(), new DepartmentCode("M01"), at));
		verify(this.labels, timeout(5_000)).keep(new Labels.Label(letter.contact(), Labels.Source.AGENT, "来信\n家里停水了",
				Optional.of(WATER), new CategoryCode("0905"), at));
	}

	@Test
	void aCaseUnderAnotherCategoryIsACorrectionForTheClassifier() {
		ContactId letter = this.desk.receive(letter("corrected", "家里停水了")).contact();
		CaseNumber number = new CaseNumber("20261124-00002");
		CategoryCode truth = new CategoryCode("0905");
		Instant at = Instant.parse("2026-11-25T01:00:00Z");
		publish(new CaseRedispatched(number, letter, WATER, WATER, new DepartmentCode("M02"), at));
		publish(new CaseRedispatched(number, letter, WATER, truth, new DepartmentCode("M01"), at));
		await().until(() -> count("select count(*) from event_publication where completion_date is null") == 0);
		verify(this.labels).keep(any());
		verify(this.labels)
			.keep(new Labels.Label(letter, Labels.Source.REDISPATCHED, "来信\n家里停水了", Optional.of(WATER), truth, at));
	}

	@Test
	void dangerOnceSaidStaysUrgent() {
		ContactId call = ContactId.random();
		this.desk.callArrived(call, Optional.empty(), LineDirectory.MAIN, Instant.now());
		this.desk.heard(call, "着火了");
		this.desk.heard(call, "家里停水了");
		this.desk.callToQueue(call);
		assertThat(queued().priority()).isEqualTo(Priority.EMERGENCY);
	}

	@Test
	void theFirstOutcomeStays() {
		ContactId contact = this.desk.receive(letter("outcome", "家里停水")).contact();
		publish(new ContactEvent.Completed(contact, new StaffId(1), Instant.now()));
		await().untilAsserted(() -> assertThat(outcome(contact)).contains(ContactOutcome.HANDLED));
		publish(new ContactEvent.Abandoned(contact, Instant.now()));
		this.desk.end(contact, ContactOutcome.SELF_SERVED);
		await().until(() -> count("select count(*) from event_publication where completion_date is null") == 0);
		assertThat(outcome(contact)).contains(ContactOutcome.HANDLED);
	}

	@Test
	void whoLeavesTheQueueIsAbandonedThereAndNotInTheFlow() {
		ContactId call = ContactId.random();
		this.desk.callArrived(call, Optional.empty(), LineDirectory.MAIN, Instant.now());
		this.desk.callToQueue(call);
		this.desk.end(call, ContactOutcome.ABANDONED_IN_FLOW);
		assertThat(outcome(call)).isEmpty();
		publish(new ContactEvent.Abandoned(call, Instant.now()));
		await().untilAsserted(() -> assertThat(outcome(call)).contains(ContactOutcome.ABANDONED_WAITING));
	}

	@Test
	void nobodyIsCalledBackWhoLeftAMessageByHangingUp() {
		given(this.callBacks.mayCallMissed(any(), any(), any())).willReturn(true);
		ContactId call = waiting();
		this.desk.end(call, ContactOutcome.LEFT_MESSAGE);
		abandons(call);
		verify(this.callBacks, never()).callMissed(any(), any());
		assertThat(outcome(call)).contains(ContactOutcome.LEFT_MESSAGE);
	}

	@Test
	void aMessageThatIsStoredLaterEndsTheCallBackToItsNumber() {
		given(this.callBacks.mayCallMissed(any(), any(), any())).willReturn(true);
		given(this.callBacks.callMissed(any(), any())).willReturn(true);
		ContactId call = waiting();
		abandons(call);
		ArgumentCaptor<ContactId> made = ArgumentCaptor.captor();
		verify(this.callBacks).callMissed(made.capture(), eq(CITIZEN));
		assertThat(outcome(call)).contains(ContactOutcome.ABANDONED_WAITING);
		assertThat(outcome(made.getValue())).isEmpty();
		given(this.callBacks.messageLeft(CITIZEN)).willReturn(Optional.of(made.getValue()));
		this.desk.end(call, ContactOutcome.LEFT_MESSAGE);
		assertThat(outcome(call)).contains(ContactOutcome.LEFT_MESSAGE);
		assertThat(outcome(made.getValue())).contains(ContactOutcome.CONTINUED);
	}

	@Test
	void whoAsksToBeCalledBackMeanwhileIsCalledOnce() {
		given(this.callBacks.mayCallMissed(any(), any(), any())).willReturn(true);
		given(this.callBacks.callMissed(any(), any())).willReturn(false);
		abandons(waiting());
		ArgumentCaptor<ContactId> made = ArgumentCaptor.captor();
		verify(this.callBacks).callMissed(made.capture(), eq(CITIZEN));
		assertThat(outcome(made.getValue())).contains(ContactOutcome.CONTINUED);
	}

	@Test
	void nobodyIsCalledBackWhoseMessageIsWaiting() {
		given(this.callBacks.mayCallMissed(any(), any(), any())).willReturn(true);
		NewContact message = new NewContact(Channel.MESSAGE, "voicemail:" + ContactId.random(), LineDirectory.MAIN, "",
				Optional.of(CITIZEN), Optional.empty(), "语音留言", "家里停水", "", Optional.empty(), List.of());
		ContactId left = this.desk.receive(message).contact();
		abandons(waiting());
		verify(this.callBacks, never()).callMissed(any(), any());
		this.desk.end(left, ContactOutcome.HANDLED);
		abandons(waiting());
		verify(this.callBacks).callMissed(any(), eq(CITIZEN));
	}

	private ContactId waiting() {
		ContactId call = ContactId.random();
		this.desk.callArrived(call, Optional.of(CITIZEN), LineDirectory.MAIN, Instant.now());
		this.desk.callToQueue(call);
		return call;
	}

	private void abandons(ContactId call) {
		publish(new ContactEvent.Abandoned(call, Instant.now()));
		await().until(() -> count("select count(*) from event_publication where completion_date is null") == 0);
	}

	@Test
	void aHeldMessageWaitsForNobodyUntilSelfServiceFails() {
		ContactId contact = this.desk.hold(letter("held", "家里停水")).contact();
		verify(this.queue, never()).join(any());
		this.desk.toQueue(contact);
		assertThat(queued().contact()).isEqualTo(contact);
	}

	@Test
	void whatAKilledServerLeftWithSelfServiceGoesToAnAgent() {
		ContactId contact = this.desk.hold(letter("forgotten", "家里停水")).contact();
		this.desk.queueForgotten();
		verify(this.queue, never()).join(any());
		this.jdbc.sql("update contact set received_at = received_at - interval '10 minutes' where id = :id")
			.param("id", contact.value())
			.update();
		this.desk.queueForgotten();
		assertThat(queued().contact()).isEqualTo(contact);
		assertThat(queued().joinedAt()).isBefore(Instant.now().minus(Duration.ofMinutes(9)));
	}

	@Test
	void charactersThatTheDatabaseCannotHoldDoNotStopALetter() {
		ContactId contact = this.desk.receive(letter("nul", "家里\0停水")).contact();
		assertThat(this.desk.find(contact).orElseThrow().text()).isEqualTo("家里停水");
	}

	private Optional<ContactOutcome> outcome(ContactId contact) {
		return this.desk.find(contact).orElseThrow().outcome();
	}

	private void publish(Object event) {
		this.transaction.executeWithoutResult((status) -> this.events.publishEvent(event));
	}

	private QueuedContact queued() {
		ArgumentCaptor<QueuedContact> captor = ArgumentCaptor.forClass(QueuedContact.class);
		verify(this.queue).join(captor.capture());
		return captor.getValue();
	}

}
