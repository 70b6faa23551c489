package org.yihaotong.ivr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.selfservice.CarMoveOutcome;
import org.yihaotong.selfservice.CarMoveRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The delivered flow with a scripted caller.
 */
class MainFlowTests {

	private static final String GREETING = "您好，这里是12345热线。";

	private final Flow flow = FlowReader.read(Path.of("ivr-flows/main.yaml"));

	private final SimulatedSpeech speech = new SimulatedSpeech();

	private final PlayedIntake intake = new PlayedIntake();

	private final List<CarMoveRequest> moves = new ArrayList<>();

	private final CompletableFuture<CarMoveOutcome> owner = new CompletableFuture<>();

	private final ScriptedCall call = new ScriptedCall(this.speech);

	@Test
	void readsBackWhatWasUnderstoodAndQueuesTheCaller() {
		run(this.call.says("我家楼下的路灯坏了").says("对"));
		assertThat(this.call.heard()).containsExactly(GREETING, "您反映的是路灯照明，对吗？", prompt("noted"), prompt("agent"));
		assertThat(this.intake.told()).containsExactly("arrived 12345", "heard 我家楼下的路灯坏了", "queued");
		assertThat(this.call.end()).isEqualTo("waiting");
	}

	@Test
	void takesKeysForYes() {
		run(this.call.says("路灯坏了").keys("1"));
		assertThat(this.call.heard()).contains(prompt("noted"));
	}

	@Test
	void asksAgainAfterANoAndBringsTheSecondMisunderstandingToAPerson() {
		run(this.call.says("路灯坏了").says("不对").says("路灯不亮").says("不是"));
		assertThat(this.call.heard()).containsSubsequence(GREETING, prompt("again"), prompt("agent"));
		assertQueued();
	}

	@Test
	void bringsWhoeverIsNotUnderstoodTwiceToAPerson() {
		run(this.call.says("啊吧啊吧").silent());
		assertThat(this.call.heard()).containsExactly(GREETING, prompt("again"), prompt("agent"));
		assertQueued();
	}

	@Test
	void bringsASilentCallerToAPerson() {
		run(this.call.silent().silent());
		assertQueued();
	}

	@Test
	void listensOnAfterAHello() {
		run(this.call.says("喂你好").says("路灯坏了").says("是的"));
		assertThat(this.call.heard()).startsWith(GREETING, prompt("go-on"), "您反映的是路灯照明，对吗？");
	}

	@Test
	void bringsWhoeverAsksForItToAPersonAtAnyMoment() {
		run(this.call.keys("0"));
		assertThat(this.call.heard()).containsExactly(GREETING, prompt("agent"));
		assertQueued();
	}

	@Test
	void hearsTheWishForAPersonAlsoInAnAnswer() {
		run(this.call.says("路灯坏了").says("转人工"));
		assertThat(this.call.heard()).doesNotContain(prompt("noted"));
		assertQueued();
	}

	@Test
	void sendsAnEmergencyStraightToThePersons() {
		run(this.call.says("三楼着火了"));
		assertThat(this.call.heard()).containsExactly(GREETING, prompt("emergency"));
		assertEmergency();
	}

	@Test
	void offersKeysWhenThereIsNoModel() {
		this.speech.deafen();
		run(this.call.keys("2"));
		assertThat(this.call.heard()).containsExactly(prompt("menu"), prompt("agent"));
		assertThat(this.intake.told()).containsExactly("arrived 12345", "heard 供水供电供暖燃气的问题", "queued");
	}

	@Test
	void offersKeysWhenThereIsNoMediaConnection() {
		run(this.call.withoutMedia().keys("8").keys("0"));
		assertThat(this.call.heard()).containsExactly(GREETING, prompt("menu"), prompt("menu"), prompt("agent"));
		assertQueued();
	}

	@Test
	void hasACarMovedAndTellsTheCallerWithoutAnAgent() {
		this.owner.complete(new CarMoveOutcome.OwnerComes(new CaseNumber("20261124-00007")));
		run(this.call.says("有车堵住了车库帮我挪一下").says("对").says("湘A58317").says("没错"));
		assertThat(this.moves).singleElement().satisfies((move) -> {
			assertThat(move.plate()).hasToString("湘A58317");
			assertThat(move.citizen()).contains(ScriptedCall.CALLER);
			assertThat(move.place()).isEqualTo("解放路");
		});
		assertThat(this.call.heard()).contains("车牌是湘A58317，对吗？对请按1，不对请按2。")
			.last()
			.asString()
			.contains("20261124-00007");
		assertThat(this.intake.told()).contains("heard 请求挪车，车牌号湘A58317").endsWith("ended self-served");
		assertThat(this.call.end()).isEqualTo("finished");
	}

	@Test
	void takesALocalPlateByKeys() {
		this.owner.complete(new CarMoveOutcome.NotRegistered());
		run(this.call.keys("1").keys("12345").keys("1"));
		assertThat(this.moves).singleElement().satisfies((move) -> assertThat(move.plate()).hasToString("蒙C12345"));
		assertThat(this.call.heard()).endsWith(prompt("not-registered"));
		assertQueued();
	}

	@Test
	void takesALocalPlateByKeysWithoutAModel() {
		this.speech.deafen();
		this.owner.complete(new CarMoveOutcome.TooMany());
		run(this.call.keys("1").keys("12345").keys("1"));
		assertThat(this.call.heard()).endsWith(prompt("too-many"));
		assertQueued();
	}

	@Test
	void doesNotAskForAPlateThatWasNamed() {
		this.owner.complete(new CarMoveOutcome.OwnerCannot());
		run(this.call.says("湘A58317挪一下").says("对").says("对"));
		assertThat(this.call.heard()).doesNotContain(prompt("plate")).endsWith(prompt("owner-cannot"));
		assertQueued();
	}

	@Test
	void asksForThePlateAgainAndAtLastAPerson() {
		run(this.call.says("帮我挪车").says("对").says("湘A58317").says("不对").says("听不清").silent());
		assertThat(this.moves).isEmpty();
		assertThat(this.call.heard()).contains(prompt("plate-again"));
		assertQueued();
	}

	@Test
	void bringsTheCallerToAPersonWhenTheOwnerIsNotReached() {
		this.owner.complete(new CarMoveOutcome.OwnerNotReached());
		run(this.call.says("湘A58317挪一下").says("对").says("对"));
		assertThat(this.call.heard()).endsWith(prompt("not-reached"));
		assertQueued();
	}

	@Test
	void bringsTheCallerToAPersonWhenTheOwnerIsNeverHeardOf() {
		run(this.call.says("湘A58317挪一下").says("对").says("对"));
		assertThat(this.call.heard()).contains(prompt("still-calling")).endsWith(prompt("agent"));
		assertQueued();
	}

	@Test
	void bringsTheCallerToAPersonWhenCarMovingFails() {
		this.owner.completeExceptionally(new IllegalStateException("Test"));
		run(this.call.says("湘A58317挪一下").says("对").says("对"));
		assertQueued();
	}

	@Test
	void countsWhoHangsUpInTheFlowAsAbandoned() {
		run(this.call.says("路灯坏了").hangsUp());
		assertThat(this.intake.told()).endsWith("ended abandoned-in-flow").doesNotContain("queued");
	}

	@Test
	void letsTheOwnersAnswerDecideWhenTheCallerHangsUpMeanwhile() {
		run(this.call.says("湘A58317挪一下").says("对").says("对").hangsUp());
		assertThat(this.intake.told()).noneMatch((told) -> told.startsWith("ended"));
		this.owner.complete(new CarMoveOutcome.OwnerComes(new CaseNumber("20261124-00007")));
		assertThat(this.intake.told()).endsWith("ended self-served");
	}

	@Test
	void keepsTheCallerWhenTheDatabaseIsAway() {
		this.intake.breaks("all");
		run(this.call.says("路灯坏了"));
		assertThat(this.call.end()).isEqualTo("waiting");
	}

	@Test
	void bringsTheCallerToAPersonWhenUnderstandingFails() {
		this.intake.breaks("heard");
		run(this.call.says("路灯坏了"));
		assertQueued();
	}

	@Test
	void keepsTheCallerWhenTheQueueFails() {
		this.intake.breaks("queued");
		run(this.call.keys("0"));
		assertThat(this.call.end()).isEqualTo("waiting");
	}

	@Test
	void bringsTheCallerToAPersonWhenAQuestionCannotBeSpoken() {
		this.speech.cannotSpeak("12345热线");
		run(this.call.says("路灯坏了"));
		assertQueued();
	}

	@Test
	void goesOnWithoutAWordThatCannotBeSpoken() {
		this.speech.cannotSpeak("记下了");
		run(this.call.says("路灯坏了").says("对"));
		assertThat(this.call.heard()).endsWith(prompt("agent"));
		assertQueued();
	}

	@Test
	void saysWhatConcernsManyCallersBeforeTheQuestion() {
		runAnnouncing(this.call.says("路灯坏了").says("对"));
		assertThat(this.call.heard()).startsWith("全市注意", "中山路水管抢修", GREETING, "您反映的是路灯照明，对吗？");
	}

	@Test
	void anyKeySkipsWhatConcernsManyCallersAndZeroLeadsToAPerson() {
		runAnnouncing(this.call.interrupts('5').says("路灯坏了").says("对"));
		assertThat(this.call.heard()).startsWith("全市注意", GREETING);
		ScriptedCall other = new ScriptedCall(this.speech);
		runAnnouncing(other.interrupts('0'));
		assertThat(other.heard()).containsExactly("全市注意", prompt("agent"));
		assertThat(this.intake.told()).endsWith("arrived 12345", "queued");
	}

	private void runAnnouncing(ScriptedCall scripted) {
		Played
			.handler(new FlowLibrary(Path.of("ivr-flows/main.yaml"), (flow) -> List.of(), Played.MORNING), this.speech,
					this.speech, Played.parts(this.intake, this.speech, (request) -> this.owner, Played.MORNING, true),
					List.of("全市注意", "中山路水管抢修"))
			.handle(scripted);
	}

	private void run(ScriptedCall scripted) {
		Played.handler(this.speech, this.speech, this.intake, (request) -> {
			this.moves.add(request);
			return this.owner;
		}).handle(scripted);
	}

	@Test
	void bringsKeyNineToTheEmergencyDeskAtAnyMoment() {
		run(this.call.keys("9"));
		assertThat(this.call.heard()).containsExactly(GREETING, prompt("emergency"));
		assertEmergency();
	}

	@Test
	void bringsKeyNineToTheEmergencyDeskWhileSomethingIsSaid() {
		run(this.call.says("路灯坏了").says("对").interrupts('9'));
		assertThat(this.call.heard()).endsWith(prompt("noted"), prompt("emergency"));
		assertEmergency();
	}

	@Test
	void movesWhoIsQueuedAlreadyToTheHeadWhenKeyNineIsPressed() {
		run(this.call.keys("0").interrupts('9'));
		assertThat(this.call.heard()).endsWith(prompt("agent"), prompt("emergency"));
		assertThat(this.intake.told()).containsSubsequence("queued", "emergency");
		assertEmergency();
	}

	@Test
	void hearsDangerInAnAnswer() {
		run(this.call.says("路灯坏了").says("快来救人着火了"));
		assertThat(this.intake.told()).contains("heard 快来救人着火了");
		assertEmergency();
	}

	@Test
	void bringsKeyNineToTheEmergencyDeskWhileTheOwnerIsCalled() {
		run(this.call.says("湘A58317挪一下").says("对").says("对").interrupts('9'));
		assertEmergency();
	}

	@Test
	void takesNineAndZeroAsFiguresOfAPlateWhenMoreFollow() {
		this.owner.complete(new CarMoveOutcome.NotRegistered());
		run(this.call.keys("1").keys("90123").keys("1"));
		assertThat(this.moves).singleElement().satisfies((move) -> assertThat(move.plate()).hasToString("蒙C90123"));
		assertQueued();
	}

	@Test
	void takesASingleNineForAnEmergencyEvenWhereFiguresAreAskedFor() {
		run(this.call.keys("1").keys("9"));
		assertEmergency();
	}

	private void assertEmergency() {
		assertThat(this.intake.told()).endsWith("emergency");
		assertThat(this.call.end()).isEqualTo("waiting");
	}

	private void assertQueued() {
		assertThat(this.intake.told()).endsWith("queued");
		assertThat(this.call.end()).isEqualTo("waiting");
	}

	private String prompt(String name) {
		return this.flow.prompt(name);
	}

}
