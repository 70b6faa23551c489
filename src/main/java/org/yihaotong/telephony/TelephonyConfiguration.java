package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.LoggerFactory;
import org.yihaotong.telephony.agi.SoundFiles;
import org.yihaotong.telephony.journal.StoredCallJournal;
import org.yihaotong.telephony.outbound.CountingOutboundGuard;
import org.yihaotong.telephony.softphone.IssuedAccounts;
import org.yihaotong.telephony.softphone.PasswordBook;

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
			ObjectProvider<TransactionTemplate> transaction, ObjectProvider<PasswordBook> books, Clock clock) {
		JdbcClient rows = jdbc.getIfAvailable();
		if (rows == null) {
			return new NoSoftphones();
		}
		return new IssuedAccounts(properties.issued(), rows, transaction.getObject(), books.orderedStream().toList(),
				passwordTeller(), clock);
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
		if (properties.journal().isEmpty() || rows == null) {
			return new NoJournal();
		}
		return new StoredCallJournal(Path.of(properties.journal()), rows, transaction.getObject(), clock);
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

		@Bean(destroyMethod = "")
		AsteriskCallControl callControl(TelephonyProperties properties, CallEvents events, SoundFiles sounds,
				Vitals vitals, OutboundGuard guard, ObjectProvider<CallBackGreeting> greeting, Clock clock) {
			return new AsteriskCallControl(properties, events, sounds, vitals, guard,
					() -> Optional.ofNullable(greeting.getIfAvailable()), clock);
		}

		@Bean
		TalkControl talkControl(AsteriskCallControl control) {
			return control.talks();
		}

		@Bean
		PasswordBook passwordBook(AsteriskCallControl control) {
			return control.passwords();
		}

		@Bean
		CallBackControl callBackControl(AsteriskCallControl control) {
			return control.callBacks();
		}

		@Bean
		SurveyControl surveyControl(AsteriskCallControl control) {
			return control.surveys();
		}

		@Bean
		RecordingControl recordingControl(AsteriskCallControl control) {
			return control.recordings();
		}

		@Bean
		Telephony telephony(TelephonyProperties properties, ObjectProvider<CallHandler> handlers, SoundFiles sounds,
				CallEvents events, AsteriskCallControl control, OutboundGuard guard, Clock clock) {
			CallerLimits limits = new CallerLimits(properties.limits(), clock);
			return new Telephony(properties, (call) -> {
				if (limits.admit(call)) {
					handle(handlers, call);
				}
				else {
					call.sendToWaiting();
				}
			}, sounds, events, control, guard);
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
