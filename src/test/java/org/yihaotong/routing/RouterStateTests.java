package org.yihaotong.routing;

import java.util.function.BiConsumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * Random events on two nodes in virtual time; what must always be true is looked at after
 * each, see {@link Routers}.
 */
class RouterStateTests {

	private static @Nullable Routers routers;

	private static Routers routers() {
		Routers present = routers;
		if (present == null) {
			present = new Routers();
			routers = present;
		}
		present.begin();
		return present;
	}

	@AfterContainer
	static void close() {
		if (routers != null) {
			routers.close();
		}
	}

	@Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
	void keepsItsPromisesWhateverHappens(@ForAll("days") ActionChain<Routers> day) {
		day.run().finishes();
	}

	@Example
	void offersNobodyBeforeItHasSeenWhomTheDialplanRingsFor() {
		Routers routers = routers();
		routers.happens(0, () -> routers.arrives(3));
		routers.happens(0, () -> routers.nobodyIsDelivered(0));
	}

	@Example
	void leavesASoftphoneAloneForAsLongAsItTalks() {
		Routers routers = routers();
		routers.talksWithSomebodyUnknown(0);
		routers.timePasses(2);
		routers.becomesReady(0);
		routers.arrives(3);
		routers.timePasses(40);
		routers.noSoftphoneIsRungTwice();
	}

	@Example
	void leavesASoftphoneThatTalksAloneEvenIfRedisForgets() {
		Routers routers = routers();
		routers.talksWithSomebodyUnknown(0);
		routers.timePasses(2);
		routers.becomesReady(0);
		routers.arrives(3);
		routers.redisForgets();
		routers.timePasses(1);
		routers.noSoftphoneIsRungTwice();
	}

	@Provide
	Arbitrary<ActionChain<Routers>> days() {
		return ActionChain.startWith(RouterStateTests::routers)
			.withAction(10, happening("arrives", Routers::arrives))
			.withAction(5, happening("becomes ready", Routers::becomesReady))
			.withAction(1, happening("pauses", Routers::pauses))
			.withAction(1, happening("leaves", Routers::leaves))
			.withAction(1, happening("learns", Routers::learns))
			.withAction(6, happening("is answered", Routers::ringingIsAnswered))
			.withAction(2, happening("is not answered", Routers::ringingFails))
			.withAction(1, happening("is in danger", Routers::isInDanger))
			.withAction(4, happening("caller hangs up", Routers::callerHangsUp))
			.withAction(4, happening("text is taken", Routers::textIsTaken))
			.withAction(2, happening("talk goes back", (routers, draw) -> routers.talks().goesBack(draw)))
			.withAction(2, happening("talk is passed on", (routers, draw) -> routers.talks().isPassedOn(draw)))
			.withAction(3, happening("colleague is asked", (routers, draw) -> routers.talks().asks(draw)))
			.withAction(2, happening("colleague leaves", (routers, draw) -> routers.talks().leaves(draw)))
			.withAction(2, happening("colleague takes over", (routers, draw) -> routers.talks().takesOver(draw)))
			.withAction(3, happening("telephone is out", (routers, draw) -> routers.talks().legsEnd()))
			.withAction(2, happening("wants to be called", (routers, draw) -> routers.calledBack().isAsked(draw)))
			.withAction(3, happening("agent answers first", (routers, draw) -> routers.calledBack().agentAnswers(draw)))
			.withAction(1, happening("agent misses", (routers, draw) -> routers.calledBack().agentMisses(draw)))
			.withAction(3, happening("citizen answers", (routers, draw) -> routers.calledBack().citizenAnswers(draw)))
			.withAction(1, happening("citizen misses", (routers, draw) -> routers.calledBack().citizenMisses(draw)))
			.withAction(2, happening("is refused", Routers::offerIsRefused))
			.withAction(6, happening("is finished", Routers::workIsFinished))
			.withAction(1, happening("is urgent", Routers::isUrgentNow))
			.withAction(1, happening("call vanishes", Routers::callVanishes))
			.withAction(1, happening("node is killed", Routers::nodeIsKilled))
			.withAction(1, happening("Redis forgets", (routers, draw) -> routers.redisForgets()))
			.withAction(1, happening("database is away", Routers::databaseIsAway))
			.withAction(1, happening("nobody is delivered", Routers::nobodyIsDelivered))
			.withAction(4, happening("time passes", (routers, draw) -> routers.timePasses(1 + draw % 30)))
			.withMaxTransformations(60);
	}

	private static Action.Independent<Routers> happening(String name, BiConsumer<Routers, Integer> event) {
		return () -> Arbitraries.integers()
			.between(0, 9999)
			.map((draw) -> Transformer.mutate(name + " " + draw,
					(routers) -> routers.happens(draw, () -> event.accept(routers, draw))));
	}

}
