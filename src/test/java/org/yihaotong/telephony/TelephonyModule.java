package org.yihaotong.telephony;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.yihaotong.platform.ContactId;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippCaller;

/**
 * Telephony alone, with a real Asterisk and SIPp. The flow is whatever a test says.
 */
@SpringBootTest(classes = { TelephonyConfiguration.class, TelephonyModule.Above.class },
		webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class TelephonyModule {

	static final Path SPEECH = Path.of("nlp-models/speech/calls/alaw/call01.wav");

	static final String CITIZEN = "13812345678";

	@Autowired
	CallControl control;

	@Autowired
	Above above;

	private AsteriskPart.Footprint before = new AsteriskPart.Footprint(0, 0);

	@DynamicPropertySource
	static void asterisk(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
		registry.add("yihaotong.telephony.notice-ring", () -> "3s");
	}

	static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@BeforeEach
	void connected() {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this.control::connected);
		this.above.flow = Call::sendToWaiting;
		this.above.calls.clear();
		this.above.events.clear();
		this.before = asterisk().footprint();
	}

	/** Whatever a test has left ends with the citizens' calls, and by itself. */
	@AfterEach
	void allCallsOver() {
		this.control.liveCalls().forEach((call) -> this.control.hangUp(call.contact()));
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.control.liveCalls().isEmpty());
		try {
			asterisk().awaitNothingLeft(this.before);
		}
		finally {
			asterisk().closePhones();
		}
	}

	SippCaller calls() {
		return asterisk().call("12345", CITIZEN);
	}

	Call arrived() {
		return Awaitility.await("the call arrives").until(this.above.calls::peek, (call) -> call != null);
	}

	/**
	 * Waits for an event of one contact.
	 */
	<T extends CallEvent> T told(Class<T> kind, Predicate<T> which) {
		return Awaitility.await(kind.getSimpleName())
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.above.events.stream().filter(kind::isInstance).map(kind::cast).filter(which).toList(),
					(found) -> !found.isEmpty())
			.getLast();
	}

	ContactId waiting(Call call) {
		told(CallEvent.Waiting.class, (event) -> event.contact().equals(call.contact()));
		return call.contact();
	}

	LiveCall live(ContactId contact) {
		return this.control.liveCalls()
			.stream()
			.filter((call) -> call.contact().equals(contact))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Not in Asterisk: " + contact));
	}

	/**
	 * Runs something on the next call and gives its result.
	 */
	<T> CompletableFuture<T> onNextCall(Flow<T> flow) {
		CompletableFuture<T> result = new CompletableFuture<>();
		this.above.flow = (call) -> {
			try {
				result.complete(flow.run(call));
			}
			catch (RuntimeException ex) {
				result.completeExceptionally(ex);
				throw ex;
			}
		};
		return result;
	}

	/** A flow with a result. */
	interface Flow<T> {

		T run(Call call);

	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start(Map.of("YIHAOTONG_RING_SECONDS", "3"));

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Above {

		volatile CallHandler flow = Call::sendToWaiting;

		final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

		final List<CallEvent> events = new CopyOnWriteArrayList<>();

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		CallHandler callHandler() {
			return (call) -> {
				this.calls.add(call);
				this.flow.handle(call);
			};
		}

		@EventListener
		void on(CallEvent event) {
			this.events.add(event);
		}

	}

}
