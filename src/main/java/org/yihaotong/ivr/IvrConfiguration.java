package org.yihaotong.ivr;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.platform.WorkingCalendar;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.SurveyDesk;
import org.yihaotong.lines.HotSpot;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.lines.LinePolicy;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.selfservice.CarMoving;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSynthesiser;
import org.yihaotong.telephony.CallBackGreeting;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.LeftMessages;

/**
 * Puts the flow together. A broken flow file stops the start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IvrProperties.class)
class IvrConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(IvrConfiguration.class);

	/** Reads the flows; a broken file stops the start. */
	@Bean
	FlowLibrary voiceFlows(IvrProperties properties, Taxonomy taxonomy, DirectoryNumbers directory,
			SpeechRecogniser recogniser, Clock clock) {
		FlowLibrary library = new FlowLibrary(properties.flow(),
				(flow) -> FlowSurroundings.faults(flow, taxonomy, directory), clock);
		library.all().forEach((name, loaded) -> {
			logger.info("Flow {}: {} steps, version {}", name, loaded.flow().steps().size(), loaded.version());
			tellUnheard(name, loaded.flow(), recogniser);
		});
		return library;
	}

	private static void tellUnheard(String name, Flow flow, SpeechRecogniser recogniser) {
		FlowSurroundings.unheard(flow, recogniser).ifPresent((what) -> logger.warn("Flow {}: {}", name, what));
	}

	/** What a changed flow needs, and what is measured of it. */
	@Bean
	FlowMetrics flowMetrics(FlowLibrary library, Prompts prompts, SpeechRecogniser recogniser, LineDirectory lines,
			@Qualifier("voiceFlowExecutor") ExecutorService executor, MeterRegistry meters) {
		FlowMetrics metrics = new FlowMetrics(library, meters);
		library.listener((change) -> {
			metrics.on(change);
			if (change instanceof FlowLibrary.Change.Taken(String name, FlowLibrary.Loaded loaded)) {
				tellUnheard(name, loaded.flow(), recogniser);
				executor.execute(() -> prompts.warm(loaded.flow().language(), fixedTexts(loaded.flow(), lines.all())));
			}
		});
		return metrics;
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
	MessageDesk messageDesk(IntakeDesk intake, SpeechRecogniser recogniser, FlowLibrary library,
			ObjectProvider<LeftMessages> left, Clock clock) {
		return new MessageDesk(intake, recogniser, library::language, () -> Optional.ofNullable(left.getIfAvailable()),
				clock);
	}

	@Bean
	CallHandler flowHandler(FlowLibrary library, Prompts prompts, SpeechRecogniser recogniser,
			FlowRunner.Parts flowParts, LineDirectory lines, LinePolicy policy, CaseMatters matters,
			IvrProperties properties) {
		return new FlowHandler(library, flowParts, new Talk.Voice(prompts, new Ear(recogniser, properties.hearLimit())),
				lines, (line) -> policy.announcements(line).stream().map(HotSpot::text).toList(), matters::of);
	}

	@Bean
	CaseMatters caseMatters(CaseDesk cases, Taxonomy taxonomy) {
		return new CaseMatters(cases, taxonomy);
	}

	@Bean
	LastResumption lastResumption() {
		return new LastResumption();
	}

	@Bean
	FlowRunner.Parts flowParts(IntakeDesk intake, SurveyDesk surveys, MessageDesk messages, AgentDesk agents,
			ObjectProvider<CarMoving> carMoving, WorkingCalendar calendar, Handover handover,
			@Qualifier("voiceFlowExecutor") ExecutorService executor, IvrProperties properties,
			LastResumption resumption, Clock clock) {
		IntakeDesk desk = BoundedDesk.of(intake, executor, resumption);
		CarMover cars = new CarMover((request) -> carMoving.getObject().move(request), desk, executor,
				properties.carMoveLimit());
		return new FlowRunner.Parts(desk, new Collector(clock), cars, new Voicemail(messages, executor), handover,
				surveys, () -> !agents.all().isEmpty(), calendar::isWorkingDay, clock);
	}

	@Bean
	Handover handover(LinePolicy policy, DirectoryNumbers directory, Clock clock) {
		return new Handover(policy::now, directory::find, clock);
	}

	@Bean
	HandedOver handedOver(IntakeDesk intake, @Qualifier("voiceFlowExecutor") ExecutorService executor) {
		return new HandedOver(intake, executor);
	}

	@Bean
	CallBackGreeting callBackGreeting(Prompts prompts) {
		return new SpokenGreeting(prompts);
	}

	@Bean
	WaitingCallers waitingCallers(CallControl calls, CallJournal journal, IntakeDesk intake, LineDirectory lines,
			Clock clock) {
		return new WaitingCallers(calls, journal, intake, lines, clock);
	}

	@Bean
	OverflowWatch overflowWatch(CallControl calls, LinePolicy policy, LineDirectory lines, IntakeDesk intake) {
		return new OverflowWatch(calls, policy, lines, intake);
	}

	@Bean
	PastCallers pastCallers(CallJournal journal, CallControl calls, IntakeDesk intake, LineDirectory lines,
			IvrProperties properties, Clock clock) {
		return new PastCallers(journal, calls, intake, lines, properties.selfServiceGrace(), clock);
	}

	/**
	 * Speaks what every caller hears, beside the first calls: those speak what is missing
	 * themselves.
	 */
	@Bean
	ApplicationListener<ApplicationReadyEvent> promptWarming(FlowLibrary library, Prompts prompts, LineDirectory lines,
			@Qualifier("voiceFlowExecutor") ExecutorService executor, IvrProperties properties) {
		return (event) -> {
			if (properties.warm()) {
				executor.execute(() -> library.all()
					.values()
					.forEach((loaded) -> prompts.warm(loaded.flow().language(),
							fixedTexts(loaded.flow(), lines.all()))));
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
