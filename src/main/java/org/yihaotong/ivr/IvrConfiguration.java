package org.yihaotong.ivr;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yihaotong.classification.Classifier;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.selfservice.CarMoving;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSynthesiser;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.telephony.CallJournal;

/**
 * Puts the flow together. A broken flow file stops the start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IvrProperties.class)
class IvrConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(IvrConfiguration.class);

	@Bean
	Flow voiceFlow(IvrProperties properties, SpeechRecogniser recogniser) {
		Flow flow = FlowReader.read(properties.flow());
		List<String> unknown = recogniser.unknown(flow.answers().all());
		if (!unknown.isEmpty()) {
			logger.warn("The speech model cannot hear these answers of {}: {}", properties.flow(), unknown);
		}
		logger.info("Calls are talked with by {}: {} steps", properties.flow(), flow.steps().size());
		return flow;
	}

	@Bean
	ExecutorService voiceFlowExecutor() {
		return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("flow-", 0).factory());
	}

	@Bean
	Prompts flowPrompts(SpeechSynthesiser synthesiser, @Qualifier("voiceFlowExecutor") ExecutorService executor,
			IvrProperties properties) {
		return new Prompts(synthesiser, executor, properties.speakLimit(), SilentSound.write());
	}

	@Bean
	CallHandler flowHandler(Flow flow, Prompts prompts, SpeechRecogniser recogniser, IntakeDesk intake,
			LineDirectory lines, Classifier classifier, ObjectProvider<CarMoving> carMoving,
			@Qualifier("voiceFlowExecutor") ExecutorService executor, IvrProperties properties, Clock clock) {
		IntakeDesk desk = BoundedDesk.of(intake, executor);
		FlowRunner runner = new FlowRunner(flow, desk, new PlateCollector(classifier, desk, flow.answers()),
				new CarMover((request) -> carMoving.getObject().move(request), desk, executor,
						properties.carMoveLimit()));
		return new FlowHandler(flow, runner, prompts, new Ear(recogniser, properties.hearLimit()), desk, lines, clock);
	}

	@Bean
	WaitingCallers waitingCallers(CallControl calls, CallJournal journal, IntakeDesk intake, LineDirectory lines,
			Clock clock) {
		return new WaitingCallers(calls, journal, intake, lines, clock);
	}

	@Bean
	PastCallers pastCallers(CallJournal journal, IntakeDesk intake, LineDirectory lines, IvrProperties properties,
			Clock clock) {
		return new PastCallers(journal, intake, lines, properties.selfServiceGrace(), clock);
	}

	/**
	 * Speaks what every caller hears, beside the first calls: those speak what is missing
	 * themselves.
	 */
	@Bean
	ApplicationListener<ApplicationReadyEvent> promptWarming(Flow flow, Prompts prompts, LineDirectory lines,
			@Qualifier("voiceFlowExecutor") ExecutorService executor, IvrProperties properties) {
		return (event) -> {
			if (properties.warm()) {
				executor.execute(() -> prompts.warm(fixedTexts(flow, lines.all())));
			}
		};
	}

	/** The main line comes first: it is the one that is called most. */
	static List<String> fixedTexts(Flow flow, List<Line> lines) {
		List<String> greeted = flow.prompts().values().stream().filter((text) -> needsGreetingOnly(text)).toList();
		Stream<String> greetings = lines.stream()
			.flatMap((line) -> greeted.stream()
				.map((text) -> text.replace(Fact.GREETING.placeholder(), line.greeting())));
		Stream<String> fixed = flow.prompts().values().stream().filter((text) -> Fact.in(text).isEmpty());
		return Stream.concat(fixed, greetings).toList();
	}

	private static boolean needsGreetingOnly(String text) {
		return Fact.in(text).equals(Set.of(Fact.GREETING));
	}

}
