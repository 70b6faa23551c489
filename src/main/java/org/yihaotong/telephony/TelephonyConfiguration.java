package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.LoggerFactory;
import org.yihaotong.telephony.agi.SoundFiles;
import org.yihaotong.telephony.journal.StoredCallJournal;
import org.yihaotong.telephony.outbound.CountingOutboundGuard;
import org.yihaotong.telephony.softphone.IssuedAccounts;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TelephonyProperties.class)
class TelephonyConfiguration {

	private static final int ENDED_AT_ONCE = 10_000;

	private static final long FAREWELL_SECONDS = 2;

	/** Without a database nobody signs in. */
	@Bean
	SoftphoneAccounts softphoneAccounts(TelephonyProperties properties, ObjectProvider<JdbcClient> jdbc,
			ObjectProvider<TransactionTemplate> transaction, ObjectProvider<Asterisks> asterisks, Clock clock) {
		JdbcClient rows = jdbc.getIfAvailable();
		if (rows == null) {
			return new NoSoftphones();
		}
		Asterisks all = asterisks.getIfAvailable();
		return new IssuedAccounts(properties.issued(),
				(all != null) ? all::webSocketUrl : (seat) -> properties.softphone().webSocketUrl(), rows,
				transaction.getObject(), (all != null) ? all.passwords() : List.of(), passwordTeller(), clock);
	}

	/**
	 * Ends passwords a moment late: a softphone that is switched off says so, and a
	 * refusal would look like an attack. What finds no room is found by the next
	 * comparison.
	 */
	private static Executor passwordTeller() {
		Executor teller = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(ENDED_AT_ONCE),
				Thread.ofVirtual().name("softphone-passwords").factory(), new ThreadPoolExecutor.DiscardPolicy());
		return CompletableFuture.delayedExecutor(FAREWELL_SECONDS, TimeUnit.SECONDS, teller);
	}

	@Bean
	OutboundGuard outboundGuard(TelephonyProperties properties, ObjectProvider<JdbcClient> jdbc,
			ObjectProvider<TransactionTemplate> transaction, ObjectProvider<MeterRegistry> meters, Clock clock) {
		return new CountingOutboundGuard(properties.outbound().caps(), jdbc.getIfAvailable(),
				transaction.getIfAvailable(), meters.getIfAvailable(), clock);
	}

	/** Without a database or without Asterisk's folder there is no journal. */
	@Bean
	CallJournal callJournal(TelephonyProperties properties, ObjectProvider<JdbcClient> jdbc,
			ObjectProvider<TransactionTemplate> transaction, Clock clock) {
		JdbcClient rows = jdbc.getIfAvailable();
		Map<String, Path> folders = properties.all()
			.stream()
			.filter((one) -> !one.journal().isEmpty())
			.collect(Collectors.toMap(TelephonyProperties.Asterisk::name, (one) -> Path.of(one.journal())));
		if (folders.isEmpty() || rows == null) {
			return new NoJournal();
		}
		return new StoredCallJournal(folders, rows, transaction.getObject(), clock);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "yihaotong.telephony.enabled", havingValue = "false", matchIfMissing = true)
	static class Without {

		@Bean
		CallControl callControl() {
			return new NoTelephony();
		}

		@Bean
		TalkControl talkControl() {
			return new NoTalks();
		}

		@Bean
		CallBackControl callBackControl() {
			return new NoCallBacks();
		}

		@Bean
		SurveyControl surveyControl() {
			return new NoSurveys();
		}

		@Bean
		TalkEar talkEar() {
			return (contact, listener, over) -> {
				throw new CallNotFound(contact);
			};
		}

		@Bean
		RecordingControl recordingControl(TelephonyProperties properties) {
			return new NoRecordings(properties.soundsHost());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "yihaotong.telephony.enabled", havingValue = "true")
	static class WithAsterisk {

		@Bean
		SoundFiles soundFiles(TelephonyProperties properties) {
			return new SoundFiles(properties.soundsHost(), properties.soundsAsterisk());
		}

		@Bean(destroyMethod = "")
		CallEvents callEvents(ApplicationEventPublisher publisher) {
			return new CallEvents(publisher);
		}

		/**
		 * Looks up what is vital when it is first tried: it stands above telephony.
		 */
		@Bean(destroyMethod = "")
		Vitals vitals(ObjectProvider<Vital> vitals) {
			return new Vitals(() -> vitals.orderedStream().toList());
		}

		@Bean
		SignsOfLife signsOfLife() {
			return new SignsOfLife();
		}

		@Bean
		SeatPlaces seatPlaces() {
			return new SeatPlaces();
		}

		@Bean(destroyMethod = "")
		Asterisks callControl(TelephonyProperties properties, CallEvents events, SoundFiles sounds, SeatPlaces seats,
				Vitals vitals, OutboundGuard guard, ObjectProvider<CallBackGreeting> greeting, SignsOfLife signs,
				ObjectProvider<MeterRegistry> meters, Clock clock) {
			ManagerLogIns logIns = new ManagerLogIns(meters.getIfAvailable(), clock);
			List<AsteriskCallControl> all = properties.all()
				.stream()
				.map((one) -> new AsteriskCallControl(one, properties, events, sounds, seats, vitals::good, guard,
						() -> Optional.ofNullable(greeting.getIfAvailable()), signs, logIns, clock))
				.toList();
			return new Asterisks(all, seats, vitals, events, clock);
		}

		@Bean
		TalkControl talkControl(Asterisks asterisks) {
			return new TalksOfAll(asterisks);
		}

		@Bean
		CallBackControl callBackControl(Asterisks asterisks) {
			return new CallBacksOfAll(asterisks);
		}

		@Bean
		SurveyControl surveyControl(Asterisks asterisks) {
			return new SurveysOfAll(asterisks);
		}

		@Bean
		RecordingControl recordingControl(TelephonyProperties properties, Asterisks asterisks) {
			return new RecordingsOfAll(properties, asterisks);
		}

		@Bean
		Telephony telephony(TelephonyProperties properties, ObjectProvider<CallHandler> handlers, SoundFiles sounds,
				CallEvents events, Asterisks control, OutboundGuard guard, SignsOfLife signs, Clock clock) {
			CallerLimits limits = new CallerLimits(properties.limits(), clock);
			return new Telephony(properties, (call) -> {
				if (limits.admit(call)) {
					handle(handlers, call);
				}
				else {
					call.sendToWaiting();
				}
			}, sounds, events, control, guard, signs);
		}

		/**
		 * Looks the handler up at each call: it stands above telephony and may be made
		 * later.
		 */
		private static void handle(ObjectProvider<CallHandler> handlers, Call call) {
			CallHandler handler = handlers.getIfAvailable();
			if (handler == null) {
				LoggerFactory.getLogger(Telephony.class).warn("No flow for contact {}", call.contact());
				return;
			}
			handler.handle(call);
		}

	}

}
