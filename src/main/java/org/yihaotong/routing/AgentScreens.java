package org.yihaotong.routing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;
import org.yihaotong.platform.StaffId;

/**
 * The screens that are connected to this node.
 */
@Component
class AgentScreens {

	/** More than anybody has windows; each costs a read for every change. */
	private static final int PER_AGENT = 8;

	private final Map<StaffId, Set<AgentScreen>> screens = new ConcurrentHashMap<>();

	/**
	 * Takes a screen in and shows it the present state.
	 * @param screen the screen
	 * @return false if the agent has too many
	 */
	boolean add(AgentScreen screen) {
		Set<AgentScreen> all = this.screens.compute(screen.agent(), (agent, before) -> {
			Set<AgentScreen> own = (before != null) ? before : ConcurrentHashMap.newKeySet();
			if (own.size() < PER_AGENT) {
				own.add(screen);
			}
			return own;
		});
		screen.refresh();
		return all.contains(screen);
	}

	void remove(AgentScreen screen) {
		this.screens.computeIfPresent(screen.agent(), (agent, own) -> {
			own.remove(screen);
			return own.isEmpty() ? null : own;
		});
	}

	void refresh(StaffId agent) {
		this.screens.getOrDefault(agent, Set.of()).forEach(AgentScreen::refresh);
	}

}
